#include "mail/html_defaults.h"

#include <algorithm>
#include <array>
#include <optional>

#include "mail/colour.h"
#include "mail/web_ascii.h"

namespace furui {
namespace {

constexpr std::array<std::string_view, 43> kBlocks{
    "address",    "article", "aside", "blockquote", "body",   "caption", "center",   "dd",
    "details",    "dialog",  "dir",   "div",        "dl",     "dt",      "fieldset", "figure",
    "figcaption", "footer",  "form",  "h1",         "h2",     "h3",      "h4",       "h5",
    "h6",         "header",  "hr",    "html",       "legend", "li",      "listing",  "main",
    "menu",       "nav",     "ol",    "option",     "p",      "pre",     "section",  "summary",
    "table",      "tr",      "ul"};

/// template and datalist are display:none in every browser; an iframe's text is a fallback nobody
/// sees. noscript is seen: mail programs run no scripts.
constexpr std::array<std::string_view, 4> kNeverShown{"template", "datalist", "iframe", "noembed"};
constexpr std::array<std::string_view, 3> kSilent{"script", "style", "title"};

/// font size="1" to "7" in pixels; smaller numbers count as 1.
constexpr std::array<double, 8> kFontSizes{10, 10, 13, 16, 18, 24, 32, 48};

template <std::size_t kSize>
bool contains(const std::array<std::string_view, kSize>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

CssDeclaration colour_declaration(CssProperty property, const std::optional<Colour>& colour) {
  return {property, false, colour.has_value() ? CssUnit::number : CssUnit::unknown, 0,
          colour.value_or(Colour{})};
}

void append_font_style(const HtmlAttributes& attributes,
                       std::vector<CssDeclaration>& declarations) {
  const std::string_view size = trimmed(attributes.value("size"));
  if (!size.empty() && is_ascii_digit(size.front())) {
    const auto step = static_cast<std::size_t>(size.size() > 1 ? 7 : size.front() - '0');
    declarations.push_back({CssProperty::font_size,
                            false,
                            CssUnit::pixels,
                            kFontSizes[std::min(step, kFontSizes.size() - 1)],
                            {}});
  }
  if (const auto colour = attributes.find("color")) {
    declarations.push_back(colour_declaration(CssProperty::colour, parse_legacy_colour(*colour)));
  }
}

}  // namespace

CssDisplay default_display(std::string_view tag) {
  if (contains(kNeverShown, tag)) return CssDisplay::none;
  if (contains(kBlocks, tag)) return CssDisplay::block;
  return tag == "td" || tag == "th" ? CssDisplay::other : CssDisplay::inline_text;
}

bool is_silent_element(std::string_view tag) {
  return contains(kSilent, tag);
}

void append_attribute_style(std::string_view tag, const HtmlAttributes& attributes,
                            std::vector<CssDeclaration>& declarations) {
  if (tag == "pre" || tag == "listing" || tag == "textarea") {
    declarations.push_back({CssProperty::white_space, false, CssUnit::number, 1, {}});
  }
  if (tag == "a" && attributes.find("href").has_value()) {
    // Links are blue (#0000EE) unless somebody says otherwise.
    declarations.push_back({CssProperty::colour, false, CssUnit::number, 0, Colour{0, 0, 238, 1}});
  }
  if (tag == "font") append_font_style(attributes, declarations);
  if (tag == "body") {
    if (const auto text = attributes.find("text")) {
      declarations.push_back(colour_declaration(CssProperty::colour, parse_legacy_colour(*text)));
    }
  }
  if (const auto colour = attributes.find("bgcolor")) {
    declarations.push_back(
        colour_declaration(CssProperty::background_colour, parse_legacy_colour(*colour)));
  }
  if (!attributes.value("background").empty()) {
    declarations.push_back({CssProperty::background_image, false, CssUnit::number, 1, {}});
  }
  if (const auto width = attributes.find("width")) {
    declarations.push_back(length_declaration(CssProperty::width, *width));
  }
  if (const auto height = attributes.find("height")) {
    declarations.push_back(length_declaration(CssProperty::height, *height));
  }
  if (attributes.find("hidden").has_value()) {
    declarations.push_back(
        {CssProperty::display, false, CssUnit::number, static_cast<double>(CssDisplay::none), {}});
  }
}

}  // namespace furui
