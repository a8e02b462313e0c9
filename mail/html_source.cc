#include "mail/html_source.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "mail/utf8.h"
#include "mail/web_ascii.h"

namespace furui {
namespace {

/// Parsers compare each attribute of a tag with those before it; real tags have some dozen.
constexpr std::size_t kMaxAttributes = 100;

/// HTML standard 13.1.2: elements whose text holds no tags.
constexpr std::array<std::string_view, 4> kRawElements{"script", "style", "textarea", "title"};

/// Follows a tag to its end, as the HTML standard's tokenizer does (13.2.5.32 to 40).
class TagScanner {
 public:
  /// Takes the next character; false at the > that ends the tag.
  bool take(char c);
  [[nodiscard]] std::size_t attributes() const { return attributes_; }
  [[nodiscard]] bool ends_in_slash() const { return ends_in_slash_; }

 private:
  enum class State { between, name, value_begin, value };
  State state_ = State::name;
  char quote_ = 0;
  std::size_t attributes_ = 0;
  bool ends_in_slash_ = false;
};

bool TagScanner::take(char c) {
  if (quote_ != 0) {
    if (c == quote_) {
      quote_ = 0;
      state_ = State::between;
    }
    return true;
  }
  if (c == '>') return false;
  ends_in_slash_ = c == '/' && state_ != State::value && state_ != State::value_begin;
  if (is_web_space(c)) {
    if (state_ != State::value_begin) state_ = State::between;
  } else if (state_ == State::value_begin && (c == '"' || c == '\'')) {
    quote_ = c;
  } else if (state_ == State::value_begin) {
    state_ = State::value;
  } else if (c == '=' && state_ != State::value) {
    state_ = State::value_begin;
  } else if (c == '/' && state_ == State::name) {
    state_ = State::between;
  } else if (state_ == State::between && c != '/') {
    state_ = State::name;
    ++attributes_;
  }
  return true;
}

/// Copies HTML piece by piece, as the HTML standard's tokenizer tells pieces apart.
class SourceReader {
 public:
  explicit SourceReader(std::string_view html) : rest_(html) { source_.text.reserve(html.size()); }
  HtmlSource read();

 private:
  void copy(std::size_t bytes);
  void copy_text();
  void read_comment();
  void skip_declaration();
  void copy_tag();
  void copy_raw_text(std::string_view tag);
  void count_reference(std::size_t at);

  std::string_view rest_;
  HtmlSource source_;
};

/// NUL and its kin mean the end of the input to C libraries; U+FFFE and U+FFFF are no characters.
bool is_forbidden(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F ||
         (c & 0xFFFE) == 0xFFFE;
}

std::string clean_text(std::string_view html) {
  std::string clean;
  clean.reserve(html.size());
  for (std::size_t position = 0; position < html.size();) {
    const auto byte = static_cast<unsigned char>(html[position]);
    if (byte >= 0x20 && byte < 0x7F) {
      clean.push_back(html[position++]);
      continue;
    }
    const std::size_t begin = position;
    const char32_t c = decode_utf8(html, position);
    if (is_forbidden(c)) continue;
    if (c == '\f' || c == kReplacementCharacter) {
      append_utf8(clean, c == '\f' ? U' ' : c);
    } else {
      clean += html.substr(begin, position - begin);
    }
  }
  return clean;
}

void SourceReader::copy(std::size_t bytes) {
  source_.text += rest_.substr(0, bytes);
  rest_.remove_prefix(std::min(bytes, rest_.size()));
}

/// `at` is where "&#" stands.
void SourceReader::count_reference(std::size_t at) {
  std::size_t digit = at + 2;
  const bool is_hex = digit < rest_.size() && ascii_lower(rest_[digit]) == 'x';
  const int base = is_hex ? 16 : 10;
  char32_t code_point = 0;
  for (digit += is_hex ? 1 : 0; digit < rest_.size() && code_point <= 0x10FFFF; ++digit) {
    const int value = hex_digit_value(rest_[digit]);
    if (value < 0 || value >= base) break;
    code_point = code_point * static_cast<char32_t>(base) + static_cast<char32_t>(value);
  }
  if (code_point <= 0x10FFFF && u_isalnum(static_cast<UChar32>(code_point)) != 0) {
    ++source_.reference_characters;
  }
}

void SourceReader::copy_text() {
  const std::size_t end = std::min(rest_.find('<', 1), rest_.size());
  const std::string_view text = rest_.substr(0, end);
  for (std::size_t at = text.find("&#"); at != std::string_view::npos;
       at = text.find("&#", at + 2)) {
    count_reference(at);
  }
  copy(end);
}

/// HTML standard 13.2.5.43 to 52: "<!-->" and "<!--->" are whole comments, "--!>" ends one too.
void SourceReader::read_comment() {
  rest_.remove_prefix(4);
  if (rest_.starts_with('>') || rest_.starts_with("->")) {
    rest_.remove_prefix(rest_.find('>') + 1);
    return;
  }
  std::size_t end = rest_.find("--");
  while (end != std::string_view::npos && !rest_.substr(end + 2).starts_with('>') &&
         !rest_.substr(end + 2).starts_with("!>")) {
    end = rest_.find("--", end + 1);
  }
  source_.text += "<!--";
  if (end == std::string_view::npos) {
    source_.damaged = true;
    copy(rest_.size());
  } else {
    copy(end);
    rest_.remove_prefix(rest_.find('>') + 1);
  }
  source_.text += "-->";
}

void SourceReader::skip_declaration() {
  const std::size_t end = rest_.find('>');
  if (end == std::string_view::npos) source_.damaged = true;
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
}

void SourceReader::copy_tag() {
  TagScanner scanner;
  std::size_t end = 1;
  std::size_t kept = 1;
  for (; end < rest_.size() && scanner.take(rest_[end]); ++end) {
    if (scanner.attributes() <= kMaxAttributes) kept = end + 1;
  }
  const std::size_t name_end = std::min(rest_.find_first_of(" \t\r\n/>", 1), end);
  const std::string tag = ascii_lowered(rest_.substr(1, name_end - 1));
  const bool unfinished = end == rest_.size();
  source_.damaged = source_.damaged || unfinished || kept < end;
  // A browser drops a tag that the end of the input cuts, and does not heed "/>".
  if (!unfinished) {
    source_.text += rest_.substr(0, scanner.ends_in_slash() && kept == end ? kept - 1 : kept);
    source_.text.push_back('>');
  }
  rest_.remove_prefix(unfinished ? rest_.size() : end + 1);
  const bool is_raw =
      std::find(kRawElements.begin(), kRawElements.end(), tag) != kRawElements.end();
  if (is_raw) copy_raw_text(tag);
}

/// Where the parser would see tags in raw text, it is shown none.
void SourceReader::copy_raw_text(std::string_view tag) {
  std::size_t end = rest_.find("</");
  while (end != std::string_view::npos && !starts_ignoring_case(rest_.substr(end + 2), tag)) {
    end = rest_.find("</", end + 2);
  }
  end = std::min(end, rest_.size());
  if (tag == "script" || tag == "style") return copy(end);
  for (const char c : rest_.substr(0, end)) {
    if (c == '<') {
      source_.text += "&lt;";
    } else {
      source_.text.push_back(c);
    }
  }
  rest_.remove_prefix(end);
}

HtmlSource SourceReader::read() {
  while (!rest_.empty()) {
    const char next = rest_.size() > 1 ? rest_[1] : ' ';
    const bool closes = next == '/' && rest_.size() > 2 && is_ascii_letter(rest_[2]);
    if (rest_.starts_with("<!--")) {
      read_comment();
    } else if (rest_.front() == '<' && (next == '!' || next == '?')) {
      skip_declaration();
    } else if (rest_.front() == '<' && (is_ascii_letter(next) || closes)) {
      copy_tag();
    } else {
      copy_text();
    }
  }
  return std::move(source_);
}

}  // namespace

HtmlSource prepare_html(std::string_view html) {
  const std::string clean = clean_text(html);
  return SourceReader(clean).read();
}

}  // namespace furui
