// Where style meets hiding: the style an element computes from its parent's and its declarations,
// and whether its text can be seen. Selectors are mail/css_sheet's business.
#pragma once

#include <cstdint>
#include <vector>

#include "mail/css.h"

namespace furui {

/// Why text cannot be seen; the first that applies.
enum class Hiding : std::uint8_t { none, display, size, colour, position };

/// A computed style, as far as seeing text goes.
struct HtmlStyle {
  CssDisplay display = CssDisplay::inline_text;
  double font_pixels = 16;
  double opacity = 1;  ///< the product of the ancestors' and its own
  Colour text;
  Colour background{255, 255, 255, 1};
  bool text_known = true;
  bool background_known = true;  ///< false on a picture or a gradient
  bool is_invisible = false;     ///< visibility: hidden; a descendant may be visible again
  bool keeps_line_breaks = false;
  Hiding box = Hiding::none;  ///< hidden with all its descendants

  /// Tells how text directly inside the element is hidden.
  [[nodiscard]] Hiding hiding() const;
};

/// Computes an element's style from its parent's and its declarations, weakest first; important
/// ones are applied after the others. `display` is what the element has without any.
[[nodiscard]] HtmlStyle compute_style(const HtmlStyle& parent, CssDisplay display,
                                      const std::vector<CssDeclaration>& declarations);

}  // namespace furui
