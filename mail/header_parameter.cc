#include "mail/header_parameter.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "mail/ascii.h"
#include "mail/charset.h"
#include "mail/header_text.h"

namespace furui {
namespace {

/// Real fields have five at most; a file name of 2 KiB in continuations has about forty.
constexpr std::size_t kMaxParameters = 200;

/// One "name*1*=value" as it stands.
struct Segment {
  std::string name;  ///< lower case, without the stars
  int index = 0;
  bool is_encoded = false;
  std::string value;  ///< unquoted
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::string_view value_before_parameters() {
    const std::size_t end = std::min(text_.find_first_of(";("), text_.size());
    at_ = end;
    skip_to_semicolon();
    return trimmed(text_.substr(0, end));
  }

  bool next(Segment& segment) {
    while (at_ < text_.size()) {
      const std::size_t equals = text_.find_first_of("=;", at_);
      if (equals == std::string_view::npos) return false;
      const std::string_view name = trimmed(text_.substr(at_, equals - at_));
      at_ = equals + 1;
      if (text_[equals] == ';') continue;
      segment = named(name);
      segment.value = read_value();
      if (!segment.name.empty()) return true;
    }
    return false;
  }

 private:
  static Segment named(std::string_view name) {
    Segment segment;
    segment.is_encoded = name.ends_with('*');
    if (segment.is_encoded) name.remove_suffix(1);
    const std::size_t star = name.find('*');
    if (star != std::string_view::npos) {
      const std::string_view digits = name.substr(star + 1);
      std::from_chars(digits.data(), digits.data() + digits.size(), segment.index);
    }
    segment.name = ascii_lowered(trimmed(name.substr(0, star)));
    return segment;
  }

  std::string read_value() {
    while (at_ < text_.size() && is_header_space(text_[at_])) ++at_;
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::size_t end = std::min(text_.find(';', at_), text_.size());
    const std::string_view value = trimmed(text_.substr(at_, end - at_));
    at_ = std::min(end + 1, text_.size());
    return std::string(value);
  }

  std::string read_quoted() {
    std::string value;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      const bool is_escape = text_[at_] == '\\' && at_ + 1 < text_.size() &&
                             (text_[at_ + 1] == '"' || text_[at_ + 1] == '\\');
      if (is_escape) ++at_;
      value += text_[at_];
    }
    skip_to_semicolon();
    return value;
  }

  void skip_to_semicolon() { at_ = std::min(text_.find(';', at_), text_.size() - 1) + 1; }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string percent_decoded(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const char* const digits = text.data() + at + 1;
    const bool is_escape = text[at] == '%' && at + 2 < text.size() &&
                           std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    bytes += is_escape ? static_cast<char>(byte) : text[at];
    if (is_escape) at += 2;
  }
  return bytes;
}

/// Takes "charset'language'" off the first segment (RFC 2231 section 4).
std::string take_charset(std::string& value) {
  const std::size_t first = value.find('\'');
  const std::size_t second = first == std::string::npos ? first : value.find('\'', first + 1);
  if (second == std::string::npos) return {};
  std::string charset = value.substr(0, first);
  value.erase(0, second + 1);
  return charset;
}

/// Joins the segments of one name, which stand in order of their index.
std::string joined(std::vector<Segment>::iterator begin, std::vector<Segment>::iterator end,
                   std::string_view likely, Defects& defects) {
  const bool is_encoded = std::any_of(begin, end, [](const Segment& s) { return s.is_encoded; });
  const std::string charset = begin->is_encoded ? take_charset(begin->value) : std::string();
  std::string bytes;
  for (auto segment = begin; segment != end; ++segment) {
    bytes += segment->is_encoded ? percent_decoded(segment->value) : segment->value;
  }
  if (is_encoded) return decode_text(bytes, charset, defects, likely).text;
  if (bytes.find("=?") == std::string::npos) return bytes;
  std::string decoded = decode_encoded_words(bytes, defects);
  if (decoded != bytes) defects.note(Defect::encoded_word_in_parameter);
  return decoded;
}

}  // namespace

std::string_view ParameterizedValue::parameter(std::string_view lower_name) const {
  for (const auto& [name, text] : parameters) {
    if (name == lower_name) return text;
  }
  return {};
}

ParameterizedValue read_parameters(std::string_view raw, std::string_view likely,
                                   Defects& defects) {
  ParameterizedValue result;
  const std::string text = read_raw_value(raw, likely, defects);
  if (text.empty()) return result;
  Scanner scanner(text);
  result.value = ascii_lowered(scanner.value_before_parameters());
  std::vector<Segment> segments;
  for (Segment segment; segments.size() < kMaxParameters && scanner.next(segment);) {
    segments.push_back(std::move(segment));
  }
  // name* wins over a plain name for old programs (RFC 6266 appendix D says so of HTTP).
  std::stable_sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
    if (a.name != b.name) return a.name < b.name;
    if (a.is_encoded != b.is_encoded && a.index == 0 && b.index == 0) return a.is_encoded;
    return a.index < b.index;
  });
  for (auto begin = segments.begin(); begin != segments.end();) {
    auto end = begin + 1;
    auto stop = end;
    while (end != segments.end() && end->name == begin->name) ++end;
    // A second segment of the same index is a repetition, not a continuation.
    for (stop = begin + 1; stop != end && stop->index == (stop - 1)->index + 1;) ++stop;
    std::string value = joined(begin, stop, likely, defects);
    result.parameters.emplace_back(begin->name, std::move(value));
    begin = end;
  }
  return result;
}

}  // namespace furui
