// What elements and their legacy attributes mean before any style sheet speaks (HTML standard,
// section 15, Rendering).
#pragma once

#include <string_view>
#include <vector>

#include "mail/css.h"
#include "mail/html_sax.h"

namespace furui {

/// How an element is laid out without a style.
[[nodiscard]] CssDisplay default_display(std::string_view tag);

/// Tells the elements whose text is for no reader: script, style, title and the like.
[[nodiscard]] bool is_silent_element(std::string_view tag);

/// Appends what color, bgcolor, size, hidden and the like ask for.
void append_attribute_style(std::string_view tag, const HtmlAttributes& attributes,
                            std::vector<CssDeclaration>& declarations);

}  // namespace furui
