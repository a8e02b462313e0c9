// ISO-2022-JP, the third reader that mail/japanese_charset.h declares: escape sequences and states.
#include <array>
#include <cstdint>

#include "mail/charset_plausibility.h"
#include "mail/icu_converter.h"
#include "mail/japanese_charset.h"
#include "mail/utf8.h"

namespace furui {
namespace {

constexpr char kEscape = '\x1B';
constexpr char kShiftOut = '\x0E';
constexpr char kShiftIn = '\x0F';

enum class CodeSet : std::uint8_t {
  ascii,
  kana,
  jis_x_0208,
  jis_x_0212,
  jis_x_0213_1,
  jis_x_0213_2,
  gb2312,
  ks_x_1001,
  latin1_g2,
  greek_g2,
  unchanged
};

struct EscapeSequence {
  std::string_view tail;  ///< behind ESC
  CodeSet designates;
};

/// Longer tails first where one begins another. ESC ( H was once written for ESC ( J.
constexpr EscapeSequence kSequences[] = {
    {"$(@", CodeSet::jis_x_0208},   {"$(B", CodeSet::jis_x_0208},   {"$(D", CodeSet::jis_x_0212},
    {"$(O", CodeSet::jis_x_0213_1}, {"$(Q", CodeSet::jis_x_0213_1}, {"$(P", CodeSet::jis_x_0213_2},
    {"$(A", CodeSet::gb2312},       {"$(C", CodeSet::ks_x_1001},    {"$@", CodeSet::jis_x_0208},
    {"$B", CodeSet::jis_x_0208},    {"$A", CodeSet::gb2312},        {"(B", CodeSet::ascii},
    {"(J", CodeSet::ascii},         {"(H", CodeSet::ascii},         {"(I", CodeSet::kana},
    {"&@", CodeSet::unchanged},     {".A", CodeSet::latin1_g2},     {".F", CodeSet::greek_g2},
};

const EscapeSequence* sequence_at(std::string_view bytes, std::size_t behind_escape) {
  const std::string_view rest = bytes.substr(behind_escape, 3);
  for (const EscapeSequence& sequence : kSequences) {
    if (rest.starts_with(sequence.tail)) return &sequence;
  }
  return nullptr;
}

bool is_double_byte(CodeSet set) {
  return set >= CodeSet::jis_x_0208 && set <= CodeSet::ks_x_1001;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    decoded_.text.reserve(bytes.size() + bytes.size() / 2);
  }

  DecodedBytes read() {
    while (at_ < bytes_.size() && !decoded_.ends_inside_character) step();
    return std::move(decoded_);
  }

 private:
  void step() {
    const char c = bytes_[at_];
    const auto byte = static_cast<unsigned char>(c);
    if (c == kEscape) {
      read_escape();
    } else if (c == kShiftOut || c == kShiftIn) {
      shifted_out_ = c == kShiftOut;
      ++at_;
    } else if (byte >= 0x80) {
      read_eight_bit_stretch();
    } else if (byte > 0x20 && byte < 0x7F && (shifted_out_ || set_ == CodeSet::kana)) {
      read_kana(byte);
    } else if (byte > 0x20 && byte < 0x7F && is_double_byte(set_)) {
      read_pair();
    } else {
      // RFC 1468: a line begins in ASCII, so a forgotten return harms one line alone.
      if (c == '\n' || c == '\r') set_ = CodeSet::ascii;
      if (c == '\n' || c == '\r') shifted_out_ = false;
      decoded_.text += c;
      ++at_;
    }
  }

  void read_escape() {
    const std::size_t behind = at_ + 1;
    if (behind < bytes_.size() && bytes_[behind] == 'N' && g2_ != CodeSet::ascii) {
      read_single_shift(behind + 1);
      return;
    }
    const EscapeSequence* sequence = sequence_at(bytes_, behind);
    if (sequence == nullptr) {
      const std::string_view rest = bytes_.substr(behind);
      const bool is_cut = rest.empty() || rest == "$" || rest == "$(" || rest == "(";
      if (!is_cut) decoded_.text += kEscape;
      ++at_;
      if (is_cut) at_ = bytes_.size();
      decoded_.ends_inside_character = decoded_.ends_inside_character || is_cut;
      return;
    }
    at_ = behind + sequence->tail.size();
    if (sequence->designates == CodeSet::latin1_g2 || sequence->designates == CodeSet::greek_g2) {
      g2_ = sequence->designates;
    } else if (sequence->designates != CodeSet::unchanged) {
      set_ = sequence->designates;
      shifted_out_ = false;
    }
  }

  /// ESC N takes one letter of the upper half of ISO-8859-1 or -7 (RFC 1554).
  void read_single_shift(std::size_t letter_at) {
    if (letter_at >= bytes_.size()) {
      decoded_.ends_inside_character = true;
      return;
    }
    const char upper = static_cast<char>(static_cast<unsigned char>(bytes_[letter_at]) | 0x80U);
    append(decode_with_icu({&upper, 1}, g2_ == CodeSet::latin1_g2 ? "ISO-8859-1" : "ISO-8859-7"));
    at_ = letter_at + 1;
  }

  void read_kana(unsigned byte) {
    if (byte <= 0x5F) {
      append_utf8(decoded_.text, 0xFF61U + byte - 0x21);
    } else {
      append_error();
    }
    ++at_;
  }

  void read_pair() {
    if (at_ + 1 == bytes_.size()) {
      decoded_.ends_inside_character = true;
      return;
    }
    const std::size_t row = static_cast<unsigned char>(bytes_[at_]) - 0x20U;
    const auto second = static_cast<unsigned char>(bytes_[at_ + 1]);
    if (second <= 0x20 || second >= 0x7F) {
      append_error();
      ++at_;
      return;
    }
    append_pair(row, second - 0x20U);
    at_ += 2;
  }

  void append_pair(std::size_t row, std::size_t cell) {
    char16_t letter = 0;
    if (set_ == CodeSet::gb2312 || set_ == CodeSet::ks_x_1001) {
      const std::array<char, 2> pair = {static_cast<char>(row + 0xA0),
                                        static_cast<char>(cell + 0xA0)};
      append(decode_with_icu({pair.data(), pair.size()},
                             set_ == CodeSet::gb2312 ? "gb18030" : "windows-949"));
      return;
    }
    if (set_ == CodeSet::jis_x_0208) letter = cp932_letter(row, cell);
    if (set_ == CodeSet::jis_x_0212) letter = jis_x_0212_letter(row, cell);
    // Plane 1 of JIS X 0213 agrees with JIS X 0208 and NEC row 13 up to row 84.
    if (set_ == CodeSet::jis_x_0213_1 && row <= 84) letter = cp932_letter(row, cell);
    if (letter == 0) {
      append_error();
    } else {
      append_utf8(decoded_.text, letter);
    }
  }

  void read_eight_bit_stretch() {
    const std::string_view rest = bytes_.substr(at_);
    const std::string_view stretch = rest.substr(0, rest.find_first_of("\x1B\x0E\x0F"));
    append(decode_likeliest_japanese(stretch));
    decoded_.ends_inside_character =
        decoded_.ends_inside_character && stretch.size() == rest.size();
    at_ += stretch.size();
    set_ = CodeSet::ascii;
  }

  void append(const DecodedBytes& piece) {
    decoded_.text += piece.text;
    decoded_.errors += piece.errors;
    decoded_.ends_inside_character = piece.ends_inside_character;
  }

  void append_error() {
    append_utf8(decoded_.text, kReplacementCharacter);
    ++decoded_.errors;
  }

  std::string_view bytes_;
  DecodedBytes decoded_;
  std::size_t at_ = 0;
  CodeSet set_ = CodeSet::ascii;
  CodeSet g2_ = CodeSet::ascii;
  bool shifted_out_ = false;
};

}  // namespace

DecodedBytes decode_iso_2022_jp(std::string_view bytes) {
  return Reader(bytes).read();
}

bool has_iso_2022_jp_escape(std::string_view bytes) {
  for (std::size_t at = bytes.find(kEscape); at != std::string_view::npos;
       at = bytes.find(kEscape, at + 1)) {
    const EscapeSequence* sequence = sequence_at(bytes, at + 1);
    if (sequence != nullptr &&
        (is_double_byte(sequence->designates) || sequence->designates == CodeSet::kana)) {
      return true;
    }
  }
  return false;
}

}  // namespace furui
