// UTF-8 by hand (RFC 3629): the one decoder and encoder of all rooms. What walks text letter by
// letter does so for every letter of a mail, so those two are inline. Knows nothing of charsets;
// mail/charset makes UTF-8 out of other bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace furui {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// Decodes the code point at `position` and moves past it. Malformed bytes (overlong, surrogate,
/// cut) give U+FFFD and move by one byte. `position` must be inside `text`.
[[nodiscard]] inline char32_t decode_utf8(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t at) -> char32_t {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const char32_t lead = byte(position++);
  if (lead < 0x80) return lead;
  if (lead < 0xC2 || lead > 0xF4) return kReplacementCharacter;
  const std::size_t more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t point = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    const char32_t next = byte(position + i);
    if ((next & 0xC0U) != 0x80U) return kReplacementCharacter;
    point = (point << 6U) | (next & 0x3FU);
  }
  constexpr char32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < kSmallest[more] || point > 0x10FFFF || is_surrogate) return kReplacementCharacter;
  position += more;
  return point;
}

/// Appends a code point; a surrogate or anything above U+10FFFF becomes U+FFFD.
inline void append_utf8(std::string& text, char32_t point) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  const auto put_tail = [&](unsigned shift) { put(0x80U | ((point >> shift) & 0x3FU)); };
  if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = kReplacementCharacter;
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0U | (point >> 6U));
    put_tail(0);
  } else if (point < 0x10000) {
    put(0xE0U | (point >> 12U));
    put_tail(6);
    put_tail(0);
  } else {
    put(0xF0U | (point >> 18U));
    put_tail(12);
    put_tail(6);
    put_tail(0);
  }
}

/// Tells whether every byte of `text` belongs to well-formed UTF-8.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// Copies `text` with each malformed byte replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);

/// Gives the longest prefix of at most `max_bytes` bytes that does not end inside a character.
[[nodiscard]] std::string_view cut_utf8(std::string_view text, std::size_t max_bytes);

}  // namespace furui
