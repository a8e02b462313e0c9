#include "mail/header_text.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "mail/ascii.h"
#include "mail/charset.h"
#include "mail/japanese_charset.h"
#include "mail/letters.h"
#include "mail/transfer_encoding.h"
#include "mail/utf8.h"

namespace furui {
namespace {

/// Longer "charsets" are text between two question marks.
constexpr std::size_t kMaxCharsetBytes = 64;

struct EncodedWord {
  std::string_view charset;
  bool is_base64 = false;
  std::string_view text;
  std::size_t end = 0;     ///< behind it
  bool malformed = false;  ///< its end is missing
};

/// The end of the text that begins at `begin`: "?=", or the next word where that is missing.
void find_word_end(std::string_view value, std::size_t begin, EncodedWord& word) {
  const std::size_t next = std::min(value.find("=?", begin), value.size());
  // Looked for no further than the next word, to stay linear; "=?=" is a lone "=" and the end.
  const std::string_view text = value.substr(begin, next - begin + 3);
  const std::size_t closing = text.find("?=");
  if (closing != std::string_view::npos) {
    word.text = text.substr(0, closing);
    word.end = begin + closing + 2;
    return;
  }
  word.malformed = true;
  word.end = next;
  word.text = trimmed(value.substr(begin, word.end - begin));
}

std::optional<EncodedWord> read_word(std::string_view value, std::size_t at) {
  const std::size_t charset_begin = at + 2;
  const std::size_t mark = value.substr(charset_begin, kMaxCharsetBytes + 1).find('?');
  if (mark == std::string_view::npos || mark == 0) return std::nullopt;
  const std::size_t encoding = charset_begin + mark + 1;
  EncodedWord word;
  word.charset = value.substr(charset_begin, mark);
  if (word.charset.find_first_of(" \t<>\"") != std::string_view::npos) return std::nullopt;
  if (encoding + 1 >= value.size() || value[encoding + 1] != '?') return std::nullopt;
  const char letter = ascii_lower(value[encoding]);
  if (letter != 'b' && letter != 'q') return std::nullopt;
  word.is_base64 = letter == 'b';
  find_word_end(value, encoding + 2, word);
  return word;
}

/// The last letter of valid UTF-8.
char32_t last_letter(std::string_view utf8) {
  std::size_t at = utf8.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U) --at;
  return decode_utf8(utf8, at);
}

/// Programs and relays fold Japanese anywhere; between two of its letters a fold is no space.
bool is_inside_japanese(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return false;
  std::size_t first = 0;
  return is_written_without_spaces(last_letter(before)) &&
         is_written_without_spaces(decode_utf8(after, first));
}

/// Neighbouring words of one charset.
class Run {
 public:
  explicit Run(Defects& defects) : defects_(defects) {}

  void add(const EncodedWord& word, std::string& out) {
    if (word.malformed) defects_.note(Defect::encoded_word_malformed);
    const std::string_view charset = word.charset.substr(0, word.charset.find('*'));
    if (!is_empty_ && !equal_ignoring_case(charset, charset_)) flush(out);
    if (!is_empty_ && !continues_base64(word)) close_word();
    is_empty_ = false;
    charset_ = charset;
    is_base64_ = word.is_base64;
    text_ += word.text;
  }

  void flush(std::string& out) {
    if (is_empty_) return;
    decode_text_of_word();
    const DecodedText decoded = decode_text(bytes_, charset_, defects_);
    const std::string_view before = std::string_view(out).substr(0, out.size() - blanks_before_);
    if (is_inside_japanese(before, decoded.text)) out.resize(before.size());
    blanks_before_ = 0;
    out += decoded.text;
    // A letter cut at the very end is lost, and seen as such.
    if (decoded.ends_inside_character) defects_.note(Defect::encoded_word_split_character);
    bytes_.clear();
    is_empty_ = true;
  }

  /// Tells that the next word follows the plain text at the end of `out`: raw Japanese before an
  /// encoded-word is half of a text that a program cut, and the white space between is its fold.
  void follow_plain(const std::string& out) {
    blanks_before_ = out.size() - (out.find_last_not_of(" \t") + 1);
  }

 private:
  /// Some programs cut the base64 text itself, not in fours.
  [[nodiscard]] bool continues_base64(const EncodedWord& word) const {
    return is_base64_ && word.is_base64 && text_.size() % 4 != 0 && !text_.ends_with('=');
  }

  void decode_text_of_word() {
    TransferDecoded decoded = is_base64_ ? decode_base64(text_) : decode_q(text_);
    if (decoded.damaged) defects_.note(Defect::encoded_word_malformed);
    if (bytes_.empty()) {
      bytes_ = std::move(decoded.bytes);
    } else {
      bytes_ += decoded.bytes;
    }
    text_.clear();
  }

  void close_word() {
    const std::size_t begin = bytes_.size();
    decode_text_of_word();
    Defects ignored;
    const std::string_view own = std::string_view(bytes_).substr(begin);
    if (!is_ascii(own) && decode_text(own, charset_, ignored).ends_inside_character) {
      defects_.note(Defect::encoded_word_split_character);
    }
  }

  Defects& defects_;
  std::string charset_;
  std::string text_;
  std::string bytes_;
  bool is_base64_ = false;
  bool is_empty_ = true;
  std::size_t blanks_before_ = 0;
};

/// Puts one `sign` where a fold and its white space were.
std::string unfolded(std::string_view raw, char sign) {
  const auto has = [&](char c) { return raw.find(c) != std::string_view::npos; };
  if (!has('\n') && !has('\r')) return std::string(raw);
  std::string value;
  value.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t fold = std::min(raw.find_first_of("\r\n", at), raw.size());
    value += raw.substr(at, fold - at);
    at = std::min(raw.find_first_not_of(" \t\r\n", fold), raw.size());
    if (fold < raw.size()) value += sign;
  }
  return value;
}

/// Takes out the tabs between two Japanese letters: they are folds that unfolded() or a relay,
/// which took the line end alone, left. Other runs of them are one space.
std::string without_tabs(std::string_view text) {
  std::string whole;
  whole.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t tab = std::min(text.find('\t', at), text.size());
    whole += text.substr(at, tab - at);
    at = std::min(text.find_first_not_of('\t', tab), text.size());
    if (tab < text.size() && !is_inside_japanese(whole, text.substr(at))) whole += ' ';
  }
  return whole;
}

/// Raw Japanese behind an encoded-word is the rest of one text that a relay cut; the white space
/// between them is its fold.
void append_plain(std::string& out, std::string_view plain) {
  const std::size_t begin = std::min(plain.find_first_not_of(" \t"), plain.size());
  out += is_inside_japanese(out, plain.substr(begin)) ? plain.substr(begin) : plain;
}

std::string decode_words_once(std::string_view value, Defects& defects) {
  std::size_t mark = value.find("=?");
  if (mark == std::string_view::npos) return std::string(value);
  std::string out;
  Run run(defects);
  std::size_t plain_begin = 0;
  while (mark != std::string_view::npos) {
    const std::optional<EncodedWord> word = read_word(value, mark);
    if (!word) {
      mark = value.find("=?", mark + 2);
      continue;
    }
    const std::string_view between = value.substr(plain_begin, mark - plain_begin);
    if (!trimmed(between).empty() || plain_begin == 0) {
      run.flush(out);
      append_plain(out, between);
      run.follow_plain(out);
    }
    run.add(*word, out);
    plain_begin = word->end;
    mark = value.find("=?", plain_begin);
  }
  run.flush(out);
  append_plain(out, value.substr(plain_begin));
  return out;
}

}  // namespace

std::string read_raw_value(std::string_view raw, std::string_view likely, Defects& defects) {
  raw = trimmed(raw);
  const bool has_escape = has_iso_2022_jp_escape(raw);
  const bool is_plain = is_ascii(raw) && !has_escape;
  if (is_plain && raw.find('\0') == std::string_view::npos) return unfolded(raw, ' ');
  if (has_escape) {
    defects.note(Defect::raw_iso2022jp_header);
  } else if (!is_plain) {
    defects.note(Defect::raw_8bit_header);
  }
  Defects charset_defects;  // that there is no label is what the two above say
  const DecodedText decoded = decode_text(unfolded(raw, '\t'), "", charset_defects, likely);
  if (charset_defects.has(Defect::charset_damaged)) defects.note(Defect::charset_damaged);
  if (charset_defects.has(Defect::nul_byte)) defects.note(Defect::nul_byte);
  return without_tabs(decoded.text);
}

std::string decode_encoded_words(std::string_view value, Defects& defects) {
  std::string decoded = decode_words_once(value, defects);
  if (decoded.find("=?") == std::string::npos) return decoded;
  // Some spam tools encode what they have encoded already.
  Defects again_defects;
  std::string again = decode_words_once(decoded, again_defects);
  if (again != decoded) defects.note(Defect::encoded_word_malformed);
  return again;
}

}  // namespace furui
