// What HTML, CSS and URLs add to mail/ascii.h: form feed as white space, hexadecimal digits,
// searching with letter case ignored.
#pragma once

#include <cstddef>
#include <string_view>

#include "mail/ascii.h"

namespace furui {

/// Tells whether `c` is a space, tab, line feed, form feed or carriage return.
[[nodiscard]] constexpr bool is_web_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/// Gives 0 to 15 for a hexadecimal digit, -1 for anything else.
[[nodiscard]] constexpr int hex_digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Tells whether `text` begins with `prefix`, the case of ASCII letters ignored.
[[nodiscard]] inline bool starts_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

/// Finds `needle` from `from` on, the case of ASCII letters ignored; npos when it is not there.
[[nodiscard]] inline std::size_t find_ignoring_case(std::string_view text, std::string_view needle,
                                                    std::size_t from = 0) {
  for (std::size_t at = from; at + needle.size() <= text.size(); ++at) {
    if (starts_ignoring_case(text.substr(at), needle)) return at;
  }
  return std::string_view::npos;
}

}  // namespace furui
