// How usual an ideograph is in Japanese, mainland Chinese and Taiwanese text. Serves the choice
// between charsets, nothing else.
#pragma once

#include "mail/charset_plausibility.h"

namespace furui {

/// Gives about +2 for the most frequent ideographs of mail, +1 for the first level of the
/// country's standard, below 0 for rare ones. `letter` is in U+3400 to U+9FFF or U+F900 to U+FAFF.
[[nodiscard]] double ideograph_plausibility(char32_t letter, Reading reading);

/// Tells whether an ideograph is one of the most frequent of Japanese mail.
[[nodiscard]] bool is_frequent_kanji(char32_t letter);

}  // namespace furui
