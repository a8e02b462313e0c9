// UTF-8 letter by letter, for text that is walked rather than searched. Conversion between
// charsets is mail/charset's business.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace furui {

/// Gives the code point at `position` and moves `position` behind it; U+FFFD, and one byte on,
/// where the bytes are no UTF-8. `position` must be less than text.size().
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t at) -> char32_t {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const char32_t lead = byte(position++);
  if (lead < 0x80) return lead;
  const std::size_t more = lead < 0xC2   ? 0
                           : lead < 0xE0 ? 1
                           : lead < 0xF0 ? 2
                           : lead < 0xF5 ? 3
                                         : 0;
  if (more == 0) return 0xFFFD;
  char32_t point = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    const char32_t next = byte(position + i);
    if ((next & 0xC0U) != 0x80U) return 0xFFFD;
    point = (point << 6U) | (next & 0x3FU);
  }
  constexpr char32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
  if (point < kSmallest[more] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
    return 0xFFFD;
  }
  position += more;
  return point;
}

/// Appends a code point as UTF-8. `point` must be a Unicode scalar value.
inline void append_code_point(std::string& text, char32_t point) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  const auto put_tail = [&](unsigned shift) { put(0x80U | ((point >> shift) & 0x3FU)); };
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

}  // namespace furui
