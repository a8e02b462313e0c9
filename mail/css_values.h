// Values inside CSS declarations: numbers, lengths, font sizes, lists. Names of properties are
// mail/css.h's business.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mail/css.h"

namespace furui {

struct CssLength {
  CssUnit unit = CssUnit::unknown;
  double number = 0;
};

/// Reads a number in front of `text` and takes it off; nothing when there is none.
[[nodiscard]] std::optional<double> parse_css_number(std::string_view& text);

/// Reads a length or percentage in lower case (CSS Values 4 section 6).
[[nodiscard]] std::optional<CssLength> parse_css_length(std::string_view text);

/// Reads a font-size in lower case: a length, a percentage or a keyword.
[[nodiscard]] std::optional<CssLength> parse_css_font_size(std::string_view value);

/// Splits at white space outside brackets and quotes.
[[nodiscard]] std::vector<std::string_view> split_css_values(std::string_view text);

}  // namespace furui
