#include "mail/header_encoding.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace furui {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes of text an encoded-word holds: 75 characters less "=?UTF-8?B?" and "?=", in base64.
constexpr std::size_t kWordBytes = 45;

/// Bytes of a line of 76 characters in base64.
constexpr std::size_t kLineBytes = 57;

bool needs_no_encoding(std::string_view text) {
  const bool printable =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  return printable && text.find("=?") == std::string_view::npos;
}

bool is_inside_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Takes what one encoded-word holds off the front.
std::string_view take_word(std::string_view& rest) {
  std::size_t size = std::min(rest.size(), kWordBytes);
  while (size < rest.size() && size > kWordBytes - 4 && is_inside_letter(rest[size])) --size;
  const std::string_view word = rest.substr(0, size);
  rest.remove_prefix(size);
  return word;
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= count ? kAlphabet[bits >> (18U - 6U * k) & 63U] : '=';
    }
  }
  return out;
}

std::string encode_base64_body(std::string_view bytes, std::string_view line_end) {
  std::string out;
  out.reserve(bytes.size() / kLineBytes * (76 + line_end.size()) + 78);
  for (std::size_t i = 0; i < bytes.size(); i += kLineBytes) {
    out.append(encode_base64(bytes.substr(i, kLineBytes))).append(line_end);
  }
  return out;
}

std::string encode_header_text(std::string_view text, std::string_view separator) {
  if (needs_no_encoding(text)) return std::string(text);
  std::string out;
  while (!text.empty()) {
    if (!out.empty()) out += separator;
    out += "=?UTF-8?B?" + encode_base64(take_word(text)) + "?=";
  }
  return out;
}

}  // namespace furui
