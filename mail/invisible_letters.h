// First step of normalize: takes away what a reader does not see, and judges why it stood there.
#pragma once

#include <string>
#include <string_view>

#include "mail/normalize.h"

namespace furui {

/// Gives `text` without invisible letters, every space as U+0020, every line end as a line feed,
/// white letters on black ground as plain ones, and never more than 30 combining marks in a row.
/// Adds to all members of `counts` but spaced_letters. The result is valid UTF-8 whatever was
/// given.
[[nodiscard]] std::string without_invisible_letters(std::string_view text, NormalizeCounts& counts);

}  // namespace furui
