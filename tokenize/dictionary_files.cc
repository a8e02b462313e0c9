#include "tokenize/dictionary_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "mail/ascii.h"

namespace furui {
namespace {

constexpr std::string_view kRemedy = "install mecab-ipadic-utf8 or name a dictionary's folder";

// The file format of MeCab 0.996, dictionary.cpp: ten 32-bit numbers (file size xor magic, version,
// type, entries, left and right context ids, bytes of trie, tokens and features, zero) and the
// charset in 32 bytes.
constexpr std::uint32_t kMagic = 0xef718f77U;
constexpr std::size_t kHeaderBytes = 72;
constexpr std::uint32_t kFormatVersion = 102;
// char.bin: a count, names of 32 bytes, one 32-bit entry for every letter below U+FFFF.
constexpr std::uint64_t kCategoryBytes = 32;
constexpr std::uint64_t kCharacterMapBytes = 0xFFFF * 4;

constexpr std::size_t kPageBytes = 4096;
constexpr std::uint64_t kSampledPages = 64;

/// A file read by position, never mapped: a file that shrinks meanwhile is an error, not a signal.
class DictionaryFile {
 public:
  DictionaryFile(const std::string& folder, const char* name) : path_(folder + "/" + name) {
    descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status = {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
      const std::string reason = descriptor_ < 0 ? std::strerror(errno) : "no regular file";
      close();
      throw Error(path_, "cannot be read (" + reason + ")", kRemedy);
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~DictionaryFile() { close(); }
  DictionaryFile(const DictionaryFile&) = delete;
  DictionaryFile& operator=(const DictionaryFile&) = delete;

  [[nodiscard]] std::uint64_t size() const { return size_; }

  [[nodiscard]] std::string read(std::uint64_t position, std::size_t bytes) const {
    std::string content(bytes, '\0');
    std::size_t got = 0;
    while (got < bytes) {
      const auto n = ::pread(descriptor_, content.data() + got, bytes - got,
                             static_cast<off_t>(position + got));
      if (n <= 0) damaged();
      got += static_cast<std::size_t>(n);
    }
    return content;
  }

  [[nodiscard]] std::uint32_t number(std::uint64_t position) const {
    return little_endian(read(position, 4));
  }

  [[noreturn]] void damaged() const {
    throw Error(path_, "is damaged or not a compiled MeCab dictionary", "install it again");
  }

  [[noreturn]] void wrong_charset(const std::string& charset) const {
    throw Error(path_, "is for " + charset + " and not UTF-8",
                "take the UTF-8 build, for example ipadic-utf8");
  }

  static std::uint32_t little_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data(), std::min(sizeof value, bytes.size()));
    return value;
  }

 private:
  void close() const {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  std::string path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

struct DictionaryHeader {
  std::uint32_t version, entries, left_size, right_size;
  std::string charset;
};

DictionaryHeader read_header(const DictionaryFile& file) {
  if (file.size() < kHeaderBytes) file.damaged();
  const std::string bytes = file.read(0, kHeaderBytes);
  const auto number = [&](std::size_t i) {
    return DictionaryFile::little_endian(std::string_view(bytes).substr(i * 4, 4));
  };
  const std::uint64_t content = std::uint64_t{number(6)} + number(7) + number(8);
  if ((number(0) ^ kMagic) != file.size() || number(1) != kFormatVersion ||
      kHeaderBytes + content != file.size()) {
    file.damaged();
  }
  DictionaryHeader header{number(1), number(3), number(4), number(5), {}};
  const std::string_view charset = std::string_view(bytes).substr(40, 32);
  header.charset = ascii_lowered(charset.substr(0, charset.find('\0')));
  if (header.charset != "utf-8" && header.charset != "utf8") file.wrong_charset(header.charset);
  return header;
}

void check_matrix(const DictionaryFile& file, const DictionaryHeader& header) {
  if (file.size() < 4) file.damaged();
  const std::uint32_t sizes = file.number(0);
  const std::uint64_t left = sizes & 0xFFFFU;
  const std::uint64_t right = sizes >> 16U;
  if (left != header.left_size || right != header.right_size ||
      file.size() != 4 + left * right * 2) {
    file.damaged();
  }
}

void check_categories(const DictionaryFile& file) {
  if (file.size() < 4 || file.size() != 4 + file.number(0) * kCategoryBytes + kCharacterMapBytes) {
    file.damaged();
  }
}

std::uint64_t mix(std::uint64_t checksum, std::string_view bytes) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), checksum);
}

std::uint64_t mix_pages(std::uint64_t checksum, const DictionaryFile& file) {
  const std::uint64_t pages = (file.size() + kPageBytes - 1) / kPageBytes;
  const std::uint64_t sampled = std::min(pages, kSampledPages);
  checksum = mix(checksum, std::to_string(file.size()));
  for (std::uint64_t i = 0; i < sampled; ++i) {
    const std::uint64_t position = i * pages / sampled * kPageBytes;
    const auto bytes = std::min<std::uint64_t>(kPageBytes, file.size() - position);
    checksum = mix(checksum, file.read(position, static_cast<std::size_t>(bytes)));
  }
  return checksum;
}

std::vector<std::string> dictionary_roots() {
  std::vector<std::string> roots;
  if (const char* path = std::getenv("FURUI_DICTIONARY_PATH"); path != nullptr) {
    std::string_view rest = path;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(':'), rest.size());
      if (end > 0) roots.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  for (const char* usual : {"/var/lib/mecab/dic", "/usr/share/mecab/dic", "/usr/lib/mecab/dic",
                            "/usr/lib/x86_64-linux-gnu/mecab/dic", "/usr/local/lib/mecab/dic"}) {
    roots.emplace_back(usual);
  }
  return roots;
}

}  // namespace

std::string find_dictionary_folder(const std::string& name_or_folder) {
  namespace fs = std::filesystem;
  std::error_code failed;
  std::vector<fs::path> candidates;
  if (name_or_folder.find('/') != std::string::npos) {
    candidates.emplace_back(name_or_folder);
  } else if (!name_or_folder.empty() && name_or_folder != "." && name_or_folder != "..") {
    for (const std::string& root : dictionary_roots()) {
      candidates.push_back(fs::path(root) / name_or_folder);
    }
  }
  std::string looked_for;
  for (const fs::path& candidate : candidates) {
    // A folder of the same name with sources only (Debian's /usr/share/mecab/dic) is passed over.
    if (fs::is_regular_file(candidate / "sys.dic", failed)) {
      const fs::path folder = fs::canonical(candidate, failed);
      if (!failed) return folder.string();
    }
    looked_for += (looked_for.empty() ? " in " : ", ") + candidate.string();
  }
  throw Error("dictionary " + name_or_folder, "not found" + looked_for, kRemedy);
}

DictionaryIdentity identify_dictionary(const std::string& folder) {
  const DictionaryFile settings(folder, "dicrc");
  const DictionaryFile words(folder, "sys.dic");
  const DictionaryFile unknown_words(folder, "unk.dic");
  const DictionaryFile matrix(folder, "matrix.bin");
  const DictionaryFile categories(folder, "char.bin");
  const DictionaryHeader header = read_header(words);
  const DictionaryHeader unknown_header = read_header(unknown_words);
  if (unknown_header.left_size != header.left_size ||
      unknown_header.right_size != header.right_size) {
    unknown_words.damaged();
  }
  check_matrix(matrix, header);
  check_categories(categories);
  DictionaryIdentity identity;
  identity.name = std::filesystem::path(folder).filename().string();
  identity.charset = "utf-8";
  identity.version = header.version;
  identity.entries = header.entries;
  for (const DictionaryFile* file : {&words, &unknown_words, &matrix, &categories}) {
    identity.checksum = mix_pages(identity.checksum, *file);
  }
  return identity;
}

}  // namespace furui
