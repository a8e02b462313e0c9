#include "mail/transfer_encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "mail/ascii.h"

namespace furui {
namespace {

constexpr std::uint8_t kNoDigit = 0xFF;

constexpr std::array<std::uint8_t, 256> kBase64Digits = [] {
  std::array<std::uint8_t, 256> digits{};
  digits.fill(kNoDigit);
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    digits[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return digits;
}();

std::uint8_t base64_digit(char c) {
  return kBase64Digits[static_cast<unsigned char>(c)];
}

bool is_base64_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == '=' || is_header_space(c) || base64_digit(c) != kNoDigit;
  });
}

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Reads "=XX" at `at`; -1 when it is none.
int read_escape(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return -1;
  const int high = hex_digit(text[at + 1]);
  const int low = hex_digit(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// Gives the place behind a soft line break at `at`, or 0 when it is none. Blanks that a relay left
/// before the line end belong to it.
std::size_t behind_soft_break(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  if (end == text.size()) return end;
  if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') return end + 2;
  return text[end] == '\n' ? end + 1 : 0;
}

/// Collects digits to bytes, three for four.
class Base64Bits {
 public:
  explicit Base64Bits(std::string& bytes) : bytes_(bytes) {}
  void add(std::uint8_t digit) {
    bits_ = (bits_ << 6U) | digit;
    if (++count_ < 4) return;
    put(16);
    put(8);
    put(0);
    reset();
  }
  /// Ends a group early; false when one digit alone is left, which makes no byte.
  bool finish() {
    const bool is_whole = count_ != 1;
    if (count_ == 2) bytes_ += static_cast<char>(bits_ >> 4U);
    if (count_ == 3) {
      bytes_ += static_cast<char>(bits_ >> 10U);
      bytes_ += static_cast<char>(bits_ >> 2U);
    }
    reset();
    return is_whole;
  }

 private:
  void put(unsigned shift) { bytes_ += static_cast<char>(bits_ >> shift); }
  void reset() {
    bits_ = 0;
    count_ = 0;
  }

  std::string& bytes_;
  std::uint32_t bits_ = 0;
  int count_ = 0;
};

/// Behind the padding stand a list's footer or more of the mail; lines of nothing but base64 are
/// the latter, so that a footer in between hides no text.
void add_whole_lines(std::string_view text, Base64Bits& bits) {
  constexpr std::size_t kMinLine = 20;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool is_whole = line.size() >= kMinLine && is_base64_text(line) &&
                          line.find_first_of(" \t\r") == std::string_view::npos;
    if (!is_whole) continue;
    for (const char c : line) {
      if (c == '=') {
        (void)bits.finish();
      } else {
        bits.add(base64_digit(c));
      }
    }
  }
}

}  // namespace

TransferDecoded decode_base64(std::string_view text) {
  TransferDecoded decoded;
  decoded.bytes.reserve(text.size() / 4 * 3 + 3);
  Base64Bits bits(decoded.bytes);
  bool is_rest_known = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const std::uint8_t digit = base64_digit(c);
    if (digit != kNoDigit) {
      bits.add(digit);
    } else if (c == '=') {
      if (!bits.finish()) decoded.damaged = true;
      if (!is_rest_known && !is_base64_text(text.substr(at))) {
        decoded.damaged = true;
        add_whole_lines(text.substr(at), bits);
        break;
      }
      is_rest_known = true;
    } else if (!is_header_space(c)) {
      decoded.damaged = true;
    }
  }
  if (!bits.finish()) decoded.damaged = true;
  return decoded;
}

TransferDecoded decode_quoted_printable(std::string_view text) {
  TransferDecoded decoded;
  decoded.bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '=') {
      const std::size_t end = std::min(text.find('=', at), text.size());
      decoded.bytes.append(text.substr(at, end - at));
      at = end;
      continue;
    }
    const int byte = read_escape(text, at);
    const std::size_t behind = byte < 0 ? behind_soft_break(text, at) : at + 3;
    if (byte >= 0) {
      decoded.bytes += static_cast<char>(byte);
    } else if (behind == 0) {
      decoded.damaged = true;
      decoded.bytes += '=';
    }
    at = behind == 0 ? at + 1 : behind;
  }
  return decoded;
}

TransferDecoded decode_q(std::string_view text) {
  TransferDecoded decoded;
  decoded.bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int byte = text[at] == '=' ? read_escape(text, at) : -1;
    if (byte >= 0) {
      decoded.bytes += static_cast<char>(byte);
      at += 2;
    } else {
      decoded.bytes += text[at] == '_' ? ' ' : text[at];
      if (text[at] == '=') decoded.damaged = true;
    }
  }
  return decoded;
}

}  // namespace furui
