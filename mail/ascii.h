// Letter case and white space as mail syntax means them: ASCII alone, whatever the locale.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace furui {

/// Lowers one ASCII letter; every other byte stays.
[[nodiscard]] constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Copies `text` with ASCII letters lowered.
[[nodiscard]] inline std::string ascii_lowered(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
  return lower;
}

/// Compares, the case of ASCII letters ignored.
[[nodiscard]] inline bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

/// Tells whether `c` is A to Z or a to z.
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

/// Tells whether `c` is 0 to 9.
[[nodiscard]] constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// White space of a folded header: space, tab and line ends.
[[nodiscard]] constexpr bool is_header_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Takes white space off both ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_header_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_header_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Tells whether every byte is below 0x80.
[[nodiscard]] inline bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace furui
