// A short text (display name, subject, first lines) with its letters made plain, where each plain
// letter still knows what was undone: the difference is the evidence. Unlike normalize (mail/), it
// keeps letter case, because brands of few letters are compared with it (au, LINE).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace furui {

/// What had to be undone to get at a letter; later ones are rarer in honest mail.
enum class Disguise : std::uint8_t {
  none,
  half_width,
  full_width,
  accent,
  styled,
  look_alike,
  invisible
};

struct FoldedText {
  std::string text;                 ///< white space as single spaces
  std::vector<Disguise> disguises;  ///< one for each byte of `text`
  bool mixed_script_word = false;   ///< Latin with Cyrillic or Greek look-alikes in one word
};

/// Folds at most `max_letters` letters. Linear in them.
[[nodiscard]] FoldedText fold_letters(std::string_view text, std::size_t max_letters);

}  // namespace furui
