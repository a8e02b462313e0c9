// Colours as style sheets and HTML attributes write them, and how far two are apart: enough to
// find text in the colour of its background.
#pragma once

#include <optional>
#include <string_view>

namespace furui {

/// An sRGB colour; components 0 to 255, alpha 0 (nothing) to 1 (opaque).
struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
  double alpha = 1;
};

/// Reads a CSS colour (CSS Color 4: #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(), hsl(), hsla(),
/// names, transparent). Nothing for any other form; letter case is ignored.
[[nodiscard]] std::optional<Colour> parse_css_colour(std::string_view text);

/// Reads the value of a color, bgcolor or text attribute: a CSS colour, its # may be missing.
[[nodiscard]] std::optional<Colour> parse_legacy_colour(std::string_view text);

/// Gives what is seen where `front` lies on an opaque `back`.
[[nodiscard]] Colour blend(const Colour& front, const Colour& back);

/// Sums the absolute differences of the three components, 0 to 765.
[[nodiscard]] double colour_distance(const Colour& one, const Colour& other);

}  // namespace furui
