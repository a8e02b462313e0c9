#include "tokenize/dictionary.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/error.h"
#include "tests/support/temporary_folder.h"
#include "tokenize/segmenter.h"

using namespace furui;
namespace fs = std::filesystem;

namespace {

constexpr const char* kIpadic = "/var/lib/mecab/dic/ipadic-utf8";

std::string refusal(const std::string& name) {
  try {
    const Dictionary dictionary(name);
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

/// A copy of ipadic whose files may be harmed; sys.dic is linked until a test writes it.
fs::path copy_of_ipadic(const fs::path& folder) {
  for (const char* name : {"dicrc", "unk.dic", "matrix.bin", "char.bin"}) {
    fs::copy_file(fs::path(kIpadic) / name, folder / name);
  }
  fs::create_symlink(fs::path(kIpadic) / "sys.dic", folder / "sys.dic");
  return folder;
}

}  // namespace

TEST_CASE("Dictionary: ipadic is found by name and identified") {
  const Dictionary dictionary("ipadic-utf8");
  CHECK(dictionary.identity().name == "ipadic-utf8");
  CHECK(dictionary.identity().charset == "utf-8");
  CHECK(dictionary.identity().entries > 100'000);
  CHECK(dictionary.identity().checksum != 0);
  CHECK(describe(dictionary.identity()).find("ipadic-utf8 (utf-8") == 0);
}

TEST_CASE("Dictionary: the same folder by name and by path has one identity") {
  CHECK(Dictionary("ipadic-utf8").identity() == Dictionary(kIpadic).identity());
}

TEST_CASE("Dictionary: an EUC-JP dictionary is refused by its charset") {
  CHECK(refusal("ipadic").find("is for euc-jp and not UTF-8") != std::string::npos);
}

TEST_CASE("Dictionary: a name nobody has is refused with the folders that were looked at") {
  const std::string message = refusal("no-such-dictionary");
  CHECK(message.find("dictionary no-such-dictionary: not found in ") == 0);
  CHECK(message.find("/var/lib/mecab/dic") != std::string::npos);
}

TEST_CASE("Dictionary: truncated and lengthened files are refused, not mapped") {
  for (const char* name : {"unk.dic", "matrix.bin", "char.bin"}) {
    for (const int change : {-1, 1, -1000, -100'000'000}) {
      CAPTURE(name);
      CAPTURE(change);
      const TemporaryFolder folder;
      const fs::path copy = copy_of_ipadic(folder.path());
      const auto size = static_cast<long long>(fs::file_size(copy / name));
      fs::resize_file(copy / name, static_cast<std::uintmax_t>(std::max(size + change, 0LL)));
      CHECK(refusal(copy.string()).find("is damaged") != std::string::npos);
    }
  }
}

TEST_CASE("Dictionary: a word list cut short is refused") {
  const TemporaryFolder folder;
  const fs::path copy = copy_of_ipadic(folder.path());
  fs::remove(copy / "sys.dic");
  std::ifstream from(fs::path(kIpadic) / "sys.dic", std::ios::binary);
  std::string start(100'000, '\0');
  from.read(start.data(), static_cast<std::streamsize>(start.size()));
  std::ofstream(copy / "sys.dic", std::ios::binary) << start;
  CHECK(refusal(copy.string()).find("sys.dic: is damaged") != std::string::npos);
}

TEST_CASE("Dictionary: a folder without dicrc is refused by that file's name") {
  const TemporaryFolder folder;
  const fs::path copy = copy_of_ipadic(folder.path());
  fs::remove(copy / "dicrc");
  CHECK(refusal(copy.string()).find("dicrc: cannot be read") != std::string::npos);
}

TEST_CASE("Dictionary: a byte changed in the unknown words changes the checksum") {
  const TemporaryFolder folder;
  const fs::path copy = copy_of_ipadic(folder.path());
  const auto before = Dictionary(copy.string()).identity();
  std::fstream file(copy / "unk.dic", std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(-2, std::ios::end);
  file.put('x');
  file.close();
  CHECK(Dictionary(copy.string()).identity().checksum != before.checksum);
}

TEST_CASE("Dictionary: $FURUI_DICTIONARY_PATH is looked at first") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "mine");
  (void)copy_of_ipadic(folder.path() / "mine");
  ::setenv("FURUI_DICTIONARY_PATH", ("/nowhere::" + folder.path().string()).c_str(), 1);
  CHECK(Dictionary("mine").identity().name == "mine");
  ::unsetenv("FURUI_DICTIONARY_PATH");
}

TEST_CASE("Segmenter: words come with base form, and unknown ones are marked") {
  const Dictionary dictionary("ipadic-utf8");
  Segmenter segmenter(dictionary);
  std::string words;
  segmenter.segment("書いたミュラモレ", [&](const Segment& segment) {
    words +=
        std::string(segment.base) + (segment.known ? "" : "?") + (segment.content ? "" : "-") + " ";
  });
  CHECK(words == "書く た- ミュラモレ? ");
}

TEST_CASE("Segmenter: another dictionary's columns give base forms too") {
  const Dictionary dictionary("juman-utf8");
  Segmenter segmenter(dictionary);
  std::string words;
  segmenter.segment("書いた", [&](const Segment& s) { words += std::string(s.base) + " "; });
  CHECK(words == "書く ");
}
