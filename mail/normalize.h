// Character-level normalisation shared by tokenize and signals (brothers that do not know each
// other): NFKC, case, invisible letters, spacing tricks. What it had to undo is counted, because
// the difference between the raw and the folded text is itself evidence.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace furui {

/// Part of a model's recipe: change it when the same text would be normalised differently.
inline constexpr int kNormalizeVersion = 1;

/// What normalisation removed or mapped. Letters, not bytes.
struct NormalizeCounts {
  std::size_t invisible_inside_word = 0;  ///< between two letters of one word, not beside an emoji
  std::size_t invisible_elsewhere = 0;
  std::size_t full_width_latin = 0;
  std::size_t half_width_kana = 0;
  std::size_t styled_letters = 0;  ///< mathematical, enclosed, circled letters
  std::size_t spaced_letters = 0;  ///< single letters pulled apart by spaces or dots
};

/// Text after NFKC, default case folding, removal of invisible letters (general categories Cf, Co,
/// Cn, Cc but tab and line feed; variation selectors, combining half marks, Hangul fillers) and
/// undoing of spacing ("A m a z o n", "東 京 電 力" -> one word). Line structure is kept; runs of
/// spaces become one. Confusable letters are left as they are: signals judge those.
[[nodiscard]] std::string normalize(std::string_view text, NormalizeCounts* counts = nullptr);

}  // namespace furui
