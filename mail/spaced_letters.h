// Last step of normalize: closes words that were pulled apart.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace furui {

/// Gives folded text with runs of spaces made one, and runs of three or more single letters, parted
/// by one and the same separator (a space, a full stop, a middle dot), made a word: "a m a z o n",
/// "東 京 電 力". Adds the letters of such runs to `spaced_letters`.
[[nodiscard]] std::string close_spaced_letters(std::string_view text, std::size_t& spaced_letters);

}  // namespace furui
