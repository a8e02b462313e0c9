// What kind of letter a code point is, where the answer is ours and not simply a Unicode property.
#pragma once

namespace furui {

/// Tells whether `point` lies from `first` to `last`, both included.
[[nodiscard]] constexpr bool is_between(char32_t point, char32_t first, char32_t last) {
  return point >= first && point <= last;
}

/// Tells the kana and kanji that NFKC and case folding leave alone.
[[nodiscard]] constexpr bool is_plain_japanese(char32_t point) {
  return is_between(point, 0x3041, 0x3096) || is_between(point, 0x30A1, 0x30FA) ||
         is_between(point, 0x30FC, 0x30FE) || is_between(point, 0x4E00, 0x9FD0);
}

/// Tells a Han letter, old or new.
[[nodiscard]] constexpr bool is_han(char32_t point) {
  return is_between(point, 0x3400, 0x9FFF) || is_between(point, 0xF900, 0xFAFF) ||
         is_between(point, 0x20000, 0x3FFFF) || point == 0x3005 || point == 0x3007;
}

/// Tells East Asian letters and punctuation that are written without spaces, half-width kana
/// included; Hangul is written with.
[[nodiscard]] constexpr bool is_written_without_spaces(char32_t point) {
  return is_between(point, 0x2E80, 0x303F) ||
         (is_between(point, 0x3041, 0x33FF) && !is_between(point, 0x3130, 0x318F)) ||
         is_between(point, 0x3400, 0x9FFF) || is_between(point, 0xF900, 0xFAFF) ||
         is_between(point, 0xFE30, 0xFE6F) || is_between(point, 0xFF01, 0xFF9F) ||
         is_between(point, 0x20000, 0x3FFFF);
}

/// Tells a letter of any script (Unicode's Alphabetic).
[[nodiscard]] bool is_letter(char32_t point);

/// Tells what a word can consist of: letters, digits and the marks on them.
[[nodiscard]] bool is_word_letter(char32_t point);

}  // namespace furui
