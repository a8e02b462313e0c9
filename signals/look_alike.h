// Letters that look like others and names with typing errors. ICU's spoof checker is asked about
// single suspicious letters only: a whole skeleton per mail would cost more than all other signals.
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// Gives the ASCII letter or digit that `point` is confusable with (UTS #39 skeleton, accents
/// taken off), or 0.
[[nodiscard]] char latin_look_alike(char32_t point);

/// Tells letters of the scripts whose letters stand in for Latin ones: Latin with marks, Greek,
/// Cyrillic, Armenian, Cherokee, Coptic.
[[nodiscard]] bool may_pass_for_latin(char32_t point);

/// Undoes what typed look-alikes do within ASCII: "rn" -> "m", "vv" -> "w", "0" -> "o",
/// "1" and "|" -> "l". `word` is lower case.
[[nodiscard]] std::string without_ascii_look_alikes(std::string_view word);

/// Gives the restricted Damerau-Levenshtein distance (optimal string alignment) of two words of at
/// most 32 bytes, or `limit + 1` as soon as it is larger than `limit`.
[[nodiscard]] unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit);

/// Tells whether `word` is `name` with typing errors: at most one in a name of five or six letters,
/// two from seven on, the first letter right or swapped; never equal. Both lower case ASCII.
[[nodiscard]] bool is_misspelling(std::string_view word, std::string_view name);

/// Tells whether `word` is `name` with letters put in, left out or changed at will ("mcercorari" of
/// "mercari"): it begins alike, keeps three quarters of the name's letters in their order, and
/// three fifths of it are the name's. Honest names do so by chance once in ten thousand, so ask
/// only about a brand that the mail claims to be. Both lower case ASCII; never equal.
[[nodiscard]] bool resembles(std::string_view word, std::string_view name);

}  // namespace furui
