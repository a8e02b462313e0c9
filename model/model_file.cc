#include "model/model_file.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <istream>
#include <memory>
#include <sstream>
#include <streambuf>

#include "base/error.h"
#include "base/files.h"
#include "model/model_archive.h"

namespace furui {
namespace {

static_assert(std::endian::native == std::endian::little, "the header is written as it lies");

/// As in PNG, the line ends and Ctrl-Z show a transfer that took the file for text.
constexpr std::array<char, 8> kMagic = {'F', 'U', 'R', 'U', 'I', '\r', '\n', '\x1a'};

/// The recommended recipe makes files under 20 MB; this only bounds memory.
constexpr std::uint64_t kMaxModelBytes = std::uint64_t{1} << 30;

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t format_version = kModelFormatVersion;
  std::uint32_t header_bytes = 64;
  std::uint64_t core_bytes = 0;
  std::uint64_t core_checksum = 0;
  std::uint64_t names_bytes = 0;
  std::uint64_t names_checksum = 0;
  std::uint64_t reserved = 0;
  std::uint64_t header_checksum = 0;  ///< of all before it
};
static_assert(sizeof(Header) == 64);

std::uint64_t checksum(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t header_checksum(const Header& header) {
  return XXH3_64bits(&header, offsetof(Header, header_checksum));
}

/// Lets an istream read bytes where they lie.
class MemoryBuffer : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string_view bytes) {
    // The get area is only read from.
    char* begin = const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    setg(begin, begin, begin + bytes.size());
  }
  [[nodiscard]] bool at_end() const { return gptr() == egptr(); }
};

[[noreturn]] void refuse(const std::string& name, std::string_view wrong) {
  throw Error(name, wrong, "copy it again from where it was made, or train again with furui-train");
}

/// What is parsed once the header is believed.
struct Sections {
  std::string_view core;
  std::string_view names;  ///< empty when they are not wanted
};

Header read_header(std::string_view bytes, const std::string& name) {
  Header header;
  if (bytes.size() < kMagic.size() || !std::equal(kMagic.begin(), kMagic.end(), bytes.begin())) {
    throw Error(name, "is not a furui model", "name a file written by furui-train");
  }
  if (bytes.size() < sizeof(Header)) refuse(name, "is a truncated model");
  std::memcpy(&header, bytes.data(), sizeof(Header));
  if (header.header_checksum != header_checksum(header))
    refuse(name, "is a damaged model (header)");
  if (header.format_version != kModelFormatVersion) {
    throw Error(name,
                "has model format " + std::to_string(header.format_version) +
                    ", this program reads format " + std::to_string(kModelFormatVersion),
                "train again with this version of furui");
  }
  return header;
}

void check_lengths(const Header& header, std::uint64_t file_bytes, const std::string& name) {
  const std::uint64_t payload = file_bytes - sizeof(Header);
  if (header.core_bytes > payload || header.names_bytes != payload - header.core_bytes) {
    refuse(name, "is a truncated or lengthened model");
  }
}

/// The payload's part that is wanted: names stand last, and are half of it.
std::size_t wanted_bytes(const Header& header, WithNames with_names) {
  return static_cast<std::size_t>(header.core_bytes +
                                  (with_names == WithNames::yes ? header.names_bytes : 0));
}

Sections verified_sections(const Header& header, std::string_view wanted, const std::string& name,
                           WithNames with_names) {
  const auto core_bytes = static_cast<std::size_t>(header.core_bytes);
  const Sections sections = {wanted.substr(0, core_bytes), wanted.substr(core_bytes)};
  if (checksum(sections.core) != header.core_checksum) refuse(name, "is a damaged model");
  if (with_names == WithNames::yes && checksum(sections.names) != header.names_checksum) {
    refuse(name, "is a damaged model (names)");
  }
  return sections;
}

bool counts_fit(const Model& model, std::size_t size) {
  const auto rows = static_cast<Eigen::Index>(size);
  return model.weights.size() == rows && model.ham_counts.size() == rows &&
         model.spam_counts.size() == rows;
}

bool is_sane(const Model& model) {
  const auto is_finite = [](double value) { return std::isfinite(value); };
  const auto& options = model.recipe.tokenizer;
  return is_finite(model.bias) && is_finite(model.calibration.slope) &&
         is_finite(model.calibration.intercept) && model.weights.allFinite() &&
         std::all_of(model.self_test.begin(), model.self_test.end(), is_finite) &&
         std::all_of(model.recipe.group_scales.begin(), model.recipe.group_scales.end(),
                     [](float scale) { return std::isfinite(scale); }) &&
         is_finite(model.thresholds.ham_below) && is_finite(model.thresholds.spam_from) &&
         model.thresholds.ham_below <= model.thresholds.spam_from &&
         options.ngram_min <= options.ngram_max && options.ngram_max <= 8 &&
         is_finite(model.recipe.max_false_positive_rate) && is_finite(model.recipe.spam_share) &&
         model.recipe.algorithm < Algorithm::count_;
}

void read_core(std::string_view core, Model& model) {
  MemoryBuffer buffer(core);
  std::istream in(&buffer);
  cereal::PortableBinaryInputArchive archive(in);
  std::vector<FeatureKey> keys;
  serialize_core(archive, model, keys, core.size());
  if (!buffer.at_end()) throw std::length_error("bytes after the end");
  if (!counts_fit(model, keys.size())) throw std::length_error("arrays of different lengths");
  if (!is_strictly_ascending(keys)) throw std::length_error("features out of order");
  if (!is_sane(model)) throw std::domain_error("numbers out of range");
  model.space = FeatureSpace(std::move(keys));
}

FeatureNames checked_names(std::vector<std::uint32_t> ends, std::string text, std::size_t count) {
  const bool fits = ends.size() == count && std::is_sorted(ends.begin(), ends.end()) &&
                    (ends.empty() ? text.empty() : ends.back() == text.size());
  if (!fits) throw std::length_error("names of other features");
  return FeatureNames(std::move(ends), std::move(text));
}

void read_names(std::string_view names, Model& model) {
  MemoryBuffer buffer(names);
  std::istream in(&buffer);
  cereal::PortableBinaryInputArchive archive(in);
  std::vector<std::uint32_t> ends;
  std::string text;
  serialize_names(archive, ends, text, names.size());
  model.names = checked_names(std::move(ends), std::move(text), model.space.size());
  serialize_learned(archive, model.learned, ends, text, names.size());
  model.learned.waiting_names =
      checked_names(std::move(ends), std::move(text), model.learned.waiting_keys.size());
  if (!buffer.at_end()) throw std::length_error("bytes after the end");
  if (!is_sound(model.learned, model.space.size())) throw std::domain_error("learnt mails");
}

template <class Write>
std::string archived(Write write) {
  std::ostringstream out;
  {
    cereal::PortableBinaryOutputArchive archive(
        out, cereal::PortableBinaryOutputArchive::Options::LittleEndian());
    write(archive);
  }
  return std::move(out).str();
}

Model parse_payload(const Header& header, std::string_view wanted, const std::string& name,
                    WithNames with_names) {
  const Sections sections = verified_sections(header, wanted, name, with_names);
  Model model;
  try {
    read_core(sections.core, model);
    if (with_names == WithNames::yes) read_names(sections.names, model);
  } catch (const std::exception& problem) {
    refuse(name, std::string("is a malformed model (") + problem.what() + ")");
  }
  model.identity = header.core_checksum;
  return model;
}

}  // namespace

Model parse_model(std::string_view bytes, const std::string& name, WithNames with_names) {
  const Header header = read_header(bytes, name);
  check_lengths(header, bytes.size(), name);
  return parse_payload(header, bytes.substr(sizeof(Header), wanted_bytes(header, with_names)), name,
                       with_names);
}

bool is_model_file(const std::string& path) {
  InputFile file(path, kMaxModelBytes);
  std::array<char, kMagic.size()> begin{};
  return file.read(begin) == begin.size() && begin == kMagic;
}

Model load_model(const std::string& path, WithNames with_names) {
  InputFile file(path, kMaxModelBytes);
  std::array<char, sizeof(Header)> start{};
  const Header header = read_header({start.data(), file.read(start)}, path);
  check_lengths(header, file.size(), path);
  // Zeroing this first, and reading names nobody wants, was half the time of reading a large model.
  const std::size_t wanted = wanted_bytes(header, with_names);
  const auto payload = std::make_unique_for_overwrite<char[]>(wanted);
  if (file.read({payload.get(), wanted}) != wanted) refuse(path, "is a truncated model");
  return parse_payload(header, {payload.get(), wanted}, path, with_names);
}

std::string serialize_model(const Model& model) {
  Model copy = model;  // cereal's functions take what they read and write alike
  std::vector<FeatureKey> keys = model.space.keys();
  const std::string core = archived([&](auto& archive) { serialize_core(archive, copy, keys, 0); });
  std::vector<std::uint32_t> ends = model.names.ends();
  std::string text = model.names.text();
  const std::string names = archived([&](auto& archive) {
    serialize_names(archive, ends, text, 0);
    ends = model.learned.waiting_names.ends();
    text = model.learned.waiting_names.text();
    serialize_learned(archive, copy.learned, ends, text, 0);
  });
  Header header;
  header.core_bytes = core.size();
  header.core_checksum = checksum(core);
  header.names_bytes = names.size();
  header.names_checksum = checksum(names);
  header.header_checksum = header_checksum(header);
  std::string bytes(sizeof(Header), '\0');
  std::memcpy(bytes.data(), &header, sizeof(Header));
  return bytes + core + names;
}

std::uint64_t save_model(const Model& model, const std::string& path) {
  const std::string bytes = serialize_model(model);
  write_file_atomically(path, bytes);
  Header header;
  std::memcpy(&header, bytes.data(), sizeof(Header));
  return header.core_checksum;
}

std::string describe_identity(std::uint64_t identity) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 0; i < 16; ++i) text[15 - i] = kDigits[(identity >> (4 * i)) & 15];
  return text;
}

}  // namespace furui
