#include "mail/html_style.h"

#include <algorithm>
#include <optional>

namespace furui {
namespace {

/// Sum of the component differences (of 765) under which an eye finds no letters: a contrast below
/// about 1.2 to 1, as white has on #eee.
constexpr double kSameColour = 54;
/// Font sizes 0 and 1, in px or pt (1pt is 1.33 px), are specks.
constexpr double kUnreadablePixels = 1.5;
constexpr double kInvisibleOpacity = 0.05;
/// A box this far to the left or above is off every screen; smaller shifts lay pages out.
constexpr double kOffScreenPixels = -500;
/// Where a length is relative to something not computed, this size stands in for it.
constexpr double kContainerPixels = 600;

/// The boxes of one element: what is not inherited.
struct Box {
  std::optional<double> width;
  std::optional<double> height;
  std::optional<double> max_width;
  std::optional<double> max_height;
  std::optional<Colour> background;
  bool background_unjudged = false;
  bool has_picture = false;
  bool hides_overflow = false;
  bool out_of_flow = false;
  bool clipped = false;
  double scale = 1;
  double own_opacity = 1;
  double offset = 0;  ///< smallest of left, top, right and bottom
  double shift = 0;   ///< smallest of the margins and the text indent
};

class StyleComputer {
 public:
  StyleComputer(const HtmlStyle& parent, CssDisplay display) : parent_(parent), style_(parent) {
    style_.display = display;
  }
  void apply(const CssDeclaration& declaration);
  HtmlStyle finish();

 private:
  [[nodiscard]] std::optional<double> pixels(const CssDeclaration& declaration) const;
  void apply_box_property(const CssDeclaration& declaration);
  void apply_font_size(const CssDeclaration& declaration);
  void apply_background(const CssDeclaration& declaration);
  void paint_background();
  [[nodiscard]] Hiding box_hiding() const;

  const HtmlStyle& parent_;
  HtmlStyle style_;
  Box box_;
};

std::optional<double> StyleComputer::pixels(const CssDeclaration& declaration) const {
  switch (declaration.unit) {
    case CssUnit::number:
    case CssUnit::pixels:
      return declaration.number;
    case CssUnit::em:
      return declaration.number * style_.font_pixels;
    case CssUnit::percent:
      return declaration.number / 100 * kContainerPixels;
    case CssUnit::inherit:
    case CssUnit::unknown:
      break;
  }
  return std::nullopt;
}

void StyleComputer::apply_font_size(const CssDeclaration& declaration) {
  if (declaration.number < 0) return;
  if (declaration.unit == CssUnit::em) {
    style_.font_pixels = parent_.font_pixels * declaration.number;
  } else if (declaration.unit == CssUnit::percent) {
    style_.font_pixels = parent_.font_pixels * declaration.number / 100;
  } else {
    style_.font_pixels = pixels(declaration).value_or(parent_.font_pixels);
  }
}

void StyleComputer::apply_background(const CssDeclaration& declaration) {
  if (declaration.unit == CssUnit::inherit) return;
  box_.background_unjudged = declaration.unit == CssUnit::unknown;
  box_.background.reset();
  if (!box_.background_unjudged) box_.background = declaration.colour;
}

void StyleComputer::apply(const CssDeclaration& declaration) {
  switch (declaration.property) {
    case CssProperty::display:
      style_.display = static_cast<CssDisplay>(declaration.number);
      break;
    case CssProperty::visibility:
      style_.is_invisible = declaration.number != 0;
      break;
    case CssProperty::font_size:
      apply_font_size(declaration);
      break;
    case CssProperty::white_space:
      style_.keeps_line_breaks = declaration.number != 0;
      break;
    case CssProperty::colour:
      style_.text_known = declaration.unit == CssUnit::inherit
                              ? parent_.text_known
                              : declaration.unit != CssUnit::unknown;
      style_.text = declaration.unit == CssUnit::inherit ? parent_.text : declaration.colour;
      break;
    case CssProperty::background_colour:
      apply_background(declaration);
      break;
    case CssProperty::background_image:
      box_.has_picture = declaration.number != 0;
      break;
    default:
      apply_box_property(declaration);
  }
}

void StyleComputer::apply_box_property(const CssDeclaration& declaration) {
  const std::optional<double> length = pixels(declaration);
  const double number = declaration.number;
  switch (declaration.property) {
    case CssProperty::opacity:
      box_.own_opacity = std::clamp(number, 0.0, 1.0);
      break;
    case CssProperty::width:
      box_.width = length;
      break;
    case CssProperty::height:
      box_.height = length;
      break;
    case CssProperty::max_width:
      box_.max_width = length;
      break;
    case CssProperty::max_height:
      box_.max_height = length;
      break;
    case CssProperty::overflow:
      box_.hides_overflow = number != 0;
      break;
    case CssProperty::position:
      box_.out_of_flow = number != 0;
      break;
    case CssProperty::clip:
      box_.clipped = number != 0;
      break;
    case CssProperty::scale:
      box_.scale = number;
      break;
    case CssProperty::margin_left:
    case CssProperty::margin_top:
    case CssProperty::text_indent:
      box_.shift = std::min(box_.shift, length.value_or(0));
      break;
    default:
      box_.offset = std::min(box_.offset, length.value_or(0));
  }
}

void StyleComputer::paint_background() {
  if (box_.has_picture || box_.background_unjudged) {
    style_.background_known = false;
  } else if (box_.background.has_value() && box_.background->alpha > 0) {
    style_.background_known = parent_.background_known || box_.background->alpha >= 1;
    style_.background = blend(*box_.background, parent_.background);
  }
}

Hiding StyleComputer::box_hiding() const {
  const auto is_nothing = [](const std::optional<double>& length) {
    return length.has_value() && *length >= 0 && *length <= 1;
  };
  if (style_.display == CssDisplay::none) return Hiding::display;
  const bool no_room = is_nothing(box_.width) || is_nothing(box_.height) ||
                       is_nothing(box_.max_width) || is_nothing(box_.max_height);
  if ((no_room && box_.hides_overflow) || box_.scale < 0.01) return Hiding::size;
  if (style_.opacity < kInvisibleOpacity) return Hiding::colour;
  const bool off_screen =
      (box_.out_of_flow && box_.offset <= kOffScreenPixels) || box_.shift <= kOffScreenPixels;
  return off_screen || box_.clipped ? Hiding::position : Hiding::none;
}

HtmlStyle StyleComputer::finish() {
  style_.opacity = parent_.opacity * box_.own_opacity;
  paint_background();
  if (style_.box == Hiding::none) style_.box = box_hiding();
  return style_;
}

}  // namespace

Hiding HtmlStyle::hiding() const {
  if (box != Hiding::none) return box;
  if (is_invisible) return Hiding::display;
  if (font_pixels < kUnreadablePixels) return Hiding::size;
  if (!text_known) return Hiding::none;
  if (text.alpha < kInvisibleOpacity) return Hiding::colour;
  const bool is_same =
      background_known && colour_distance(blend(text, background), background) < kSameColour;
  return is_same ? Hiding::colour : Hiding::none;
}

HtmlStyle compute_style(const HtmlStyle& parent, CssDisplay display,
                        const std::vector<CssDeclaration>& declarations) {
  StyleComputer computer(parent, display);
  for (const bool important : {false, true}) {
    for (const CssDeclaration& declaration : declarations) {
      if (declaration.important == important) computer.apply(declaration);
    }
  }
  return computer.finish();
}

}  // namespace furui
