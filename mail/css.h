// The part of CSS that decides whether a reader sees text: declarations of a style attribute or a
// rule. Everything else (borders, padding, transitions) is passed over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mail/colour.h"

namespace furui {

enum class CssProperty : std::uint8_t {
  display,
  visibility,
  opacity,
  font_size,
  colour,
  background_colour,
  background_image,
  width,
  height,
  max_width,
  max_height,
  overflow,
  position,
  left,
  top,
  right,
  bottom,
  margin_left,
  margin_top,
  text_indent,
  clip,
  scale,
  white_space
};

enum class CssUnit : std::uint8_t {
  number,  ///< no unit, or a keyword's meaning (see CssDeclaration::number)
  pixels,  ///< absolute lengths are converted: 1pt is 4/3 px
  em,      ///< em, rem and what is measured in letters
  percent,
  inherit,  ///< the parent's value, for colour
  unknown   ///< a value that cannot be judged: calc(), var(), a gradient
};

/// display's meanings, as far as line breaks and hiding go.
enum class CssDisplay : std::uint8_t { none, inline_text, block, other };

/// One declaration. `number` holds the length or number, else: for display a CssDisplay; for
/// visibility 1 when hidden; for overflow 1 when it hides what sticks out; for position 1 when out
/// of the flow; for clip 1 when it clips all; for white_space 1 when line breaks are kept; for
/// background_image 1 when there is one.
struct CssDeclaration {
  CssProperty property = CssProperty::display;
  bool important = false;
  CssUnit unit = CssUnit::number;
  double number = 0;
  Colour colour;  ///< of colour and background_colour, unless the unit is unknown
};

/// What a block of declarations says.
struct CssBlock {
  std::vector<CssDeclaration> declarations;  ///< in order; shorthands taken apart
  std::vector<std::string> fonts;            ///< families named, unquoted
};

/// Reads "name: value; name: value". At most some hundred declarations are read; what cannot be
/// parsed is passed over, as browsers do. Comments must have been taken out.
[[nodiscard]] CssBlock parse_css_block(std::string_view text);

/// Takes comments out; their text is appended to `comments` while that is under `max_bytes`.
[[nodiscard]] std::string without_css_comments(std::string_view text, std::string& comments,
                                               std::size_t max_bytes);

/// Splits a font-family list; generic families are kept, quotes taken off.
[[nodiscard]] std::vector<std::string> parse_font_families(std::string_view text);

/// Reads a length attribute ("0", "600", "50%", "1px") as a declaration of `property`.
[[nodiscard]] CssDeclaration length_declaration(CssProperty property, std::string_view text);

}  // namespace furui
