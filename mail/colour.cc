#include "mail/colour.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "mail/web_ascii.h"

namespace furui {
namespace {

struct NamedColour {
  std::string_view name;
  std::uint32_t rgb;
};

// CSS Color 4 section 6.1, sorted by name.
constexpr std::array<NamedColour, 148> kNamedColours{{
    {"aliceblue", 0xF0F8FF},
    {"antiquewhite", 0xFAEBD7},
    {"aqua", 0x00FFFF},
    {"aquamarine", 0x7FFFD4},
    {"azure", 0xF0FFFF},
    {"beige", 0xF5F5DC},
    {"bisque", 0xFFE4C4},
    {"black", 0x000000},
    {"blanchedalmond", 0xFFEBCD},
    {"blue", 0x0000FF},
    {"blueviolet", 0x8A2BE2},
    {"brown", 0xA52A2A},
    {"burlywood", 0xDEB887},
    {"cadetblue", 0x5F9EA0},
    {"chartreuse", 0x7FFF00},
    {"chocolate", 0xD2691E},
    {"coral", 0xFF7F50},
    {"cornflowerblue", 0x6495ED},
    {"cornsilk", 0xFFF8DC},
    {"crimson", 0xDC143C},
    {"cyan", 0x00FFFF},
    {"darkblue", 0x00008B},
    {"darkcyan", 0x008B8B},
    {"darkgoldenrod", 0xB8860B},
    {"darkgray", 0xA9A9A9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xA9A9A9},
    {"darkkhaki", 0xBDB76B},
    {"darkmagenta", 0x8B008B},
    {"darkolivegreen", 0x556B2F},
    {"darkorange", 0xFF8C00},
    {"darkorchid", 0x9932CC},
    {"darkred", 0x8B0000},
    {"darksalmon", 0xE9967A},
    {"darkseagreen", 0x8FBC8F},
    {"darkslateblue", 0x483D8B},
    {"darkslategray", 0x2F4F4F},
    {"darkslategrey", 0x2F4F4F},
    {"darkturquoise", 0x00CED1},
    {"darkviolet", 0x9400D3},
    {"deeppink", 0xFF1493},
    {"deepskyblue", 0x00BFFF},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1E90FF},
    {"firebrick", 0xB22222},
    {"floralwhite", 0xFFFAF0},
    {"forestgreen", 0x228B22},
    {"fuchsia", 0xFF00FF},
    {"gainsboro", 0xDCDCDC},
    {"ghostwhite", 0xF8F8FF},
    {"gold", 0xFFD700},
    {"goldenrod", 0xDAA520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xADFF2F},
    {"grey", 0x808080},
    {"honeydew", 0xF0FFF0},
    {"hotpink", 0xFF69B4},
    {"indianred", 0xCD5C5C},
    {"indigo", 0x4B0082},
    {"ivory", 0xFFFFF0},
    {"khaki", 0xF0E68C},
    {"lavender", 0xE6E6FA},
    {"lavenderblush", 0xFFF0F5},
    {"lawngreen", 0x7CFC00},
    {"lemonchiffon", 0xFFFACD},
    {"lightblue", 0xADD8E6},
    {"lightcoral", 0xF08080},
    {"lightcyan", 0xE0FFFF},
    {"lightgoldenrodyellow", 0xFAFAD2},
    {"lightgray", 0xD3D3D3},
    {"lightgreen", 0x90EE90},
    {"lightgrey", 0xD3D3D3},
    {"lightpink", 0xFFB6C1},
    {"lightsalmon", 0xFFA07A},
    {"lightseagreen", 0x20B2AA},
    {"lightskyblue", 0x87CEFA},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xB0C4DE},
    {"lightyellow", 0xFFFFE0},
    {"lime", 0x00FF00},
    {"limegreen", 0x32CD32},
    {"linen", 0xFAF0E6},
    {"magenta", 0xFF00FF},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66CDAA},
    {"mediumblue", 0x0000CD},
    {"mediumorchid", 0xBA55D3},
    {"mediumpurple", 0x9370DB},
    {"mediumseagreen", 0x3CB371},
    {"mediumslateblue", 0x7B68EE},
    {"mediumspringgreen", 0x00FA9A},
    {"mediumturquoise", 0x48D1CC},
    {"mediumvioletred", 0xC71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xF5FFFA},
    {"mistyrose", 0xFFE4E1},
    {"moccasin", 0xFFE4B5},
    {"navajowhite", 0xFFDEAD},
    {"navy", 0x000080},
    {"oldlace", 0xFDF5E6},
    {"olive", 0x808000},
    {"olivedrab", 0x6B8E23},
    {"orange", 0xFFA500},
    {"orangered", 0xFF4500},
    {"orchid", 0xDA70D6},
    {"palegoldenrod", 0xEEE8AA},
    {"palegreen", 0x98FB98},
    {"paleturquoise", 0xAFEEEE},
    {"palevioletred", 0xDB7093},
    {"papayawhip", 0xFFEFD5},
    {"peachpuff", 0xFFDAB9},
    {"peru", 0xCD853F},
    {"pink", 0xFFC0CB},
    {"plum", 0xDDA0DD},
    {"powderblue", 0xB0E0E6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xFF0000},
    {"rosybrown", 0xBC8F8F},
    {"royalblue", 0x4169E1},
    {"saddlebrown", 0x8B4513},
    {"salmon", 0xFA8072},
    {"sandybrown", 0xF4A460},
    {"seagreen", 0x2E8B57},
    {"seashell", 0xFFF5EE},
    {"sienna", 0xA0522D},
    {"silver", 0xC0C0C0},
    {"skyblue", 0x87CEEB},
    {"slateblue", 0x6A5ACD},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xFFFAFA},
    {"springgreen", 0x00FF7F},
    {"steelblue", 0x4682B4},
    {"tan", 0xD2B48C},
    {"teal", 0x008080},
    {"thistle", 0xD8BFD8},
    {"tomato", 0xFF6347},
    {"turquoise", 0x40E0D0},
    {"violet", 0xEE82EE},
    {"wheat", 0xF5DEB3},
    {"white", 0xFFFFFF},
    {"whitesmoke", 0xF5F5F5},
    {"yellow", 0xFFFF00},
    {"yellowgreen", 0x9ACD32},
}};

/// No CSS colour is longer; anything longer is not looked at.
constexpr std::size_t kMaxColourBytes = 100;

Colour from_rgb(std::uint32_t rgb) {
  return {static_cast<double>(rgb >> 16), static_cast<double>((rgb >> 8) & 0xFF),
          static_cast<double>(rgb & 0xFF), 1};
}

/// Reads the digits after #: three, four, six or eight of them.
std::optional<Colour> parse_hex(std::string_view digits) {
  std::array<int, 8> values{};
  if (digits.size() > values.size()) return std::nullopt;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    values[i] = hex_digit_value(digits[i]);
    if (values[i] < 0) return std::nullopt;
  }
  if (digits.size() == 3 || digits.size() == 4) {
    const int alpha = digits.size() == 4 ? values[3] : 15;
    return Colour{values[0] * 17.0, values[1] * 17.0, values[2] * 17.0, alpha / 15.0};
  }
  if (digits.size() == 6 || digits.size() == 8) {
    const auto pair = [&values](std::size_t i) { return values[i] * 16.0 + values[i + 1]; };
    return Colour{pair(0), pair(2), pair(4), digits.size() == 8 ? pair(6) / 255 : 1};
  }
  return std::nullopt;
}

struct Component {
  double number = 0;
  bool is_percentage = false;
};

/// Reads "255, 0 0 / 50%" into its numbers; units other than % (deg) are passed over.
std::vector<Component> parse_components(std::string_view text) {
  std::vector<Component> components;
  while (!text.empty() && components.size() < 5) {
    const char c = text.front();
    if (!is_ascii_digit(c) && c != '.' && c != '-') {
      text.remove_prefix(1);
      continue;
    }
    Component component;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), component.number);
    if (error != std::errc{}) return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    component.is_percentage = text.starts_with('%');
    components.push_back(component);
  }
  return components;
}

double scaled(const Component& component, double full) {
  const double value = component.is_percentage ? component.number / 100 * full : component.number;
  return std::clamp(value, 0.0, full);
}

/// CSS Color 4 section 7.1, hslToRgb.
Colour from_hsl(double hue, double saturation, double lightness) {
  const auto channel = [=](double n) {
    const double k = std::fmod(std::fmod(n + hue / 30, 12) + 12, 12);
    const double a = saturation * std::min(lightness, 1 - lightness);
    return 255 * (lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0})));
  };
  return {channel(0), channel(8), channel(4), 1};
}

std::optional<Colour> parse_function(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view name = trimmed(text.substr(0, open));
  const std::vector<Component> components = parse_components(text.substr(open + 1));
  if (components.size() < 3) return std::nullopt;
  Colour colour;
  if (name == "rgb" || name == "rgba") {
    colour = {scaled(components[0], 255), scaled(components[1], 255), scaled(components[2], 255),
              1};
  } else if (name == "hsl" || name == "hsla") {
    colour = from_hsl(std::fmod(components[0].number, 360),
                      std::clamp(components[1].number / 100, 0.0, 1.0),
                      std::clamp(components[2].number / 100, 0.0, 1.0));
  } else {
    return std::nullopt;
  }
  if (components.size() > 3) colour.alpha = scaled(components[3], 1);
  return colour;
}

}  // namespace

std::optional<Colour> parse_css_colour(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > kMaxColourBytes) return std::nullopt;
  if (text.front() == '#') return parse_hex(text.substr(1));
  const std::string lower = ascii_lowered(text);
  if (lower == "transparent") return Colour{0, 0, 0, 0};
  const auto found = std::lower_bound(
      kNamedColours.begin(), kNamedColours.end(), lower,
      [](const NamedColour& named, const std::string& name) { return named.name < name; });
  if (found != kNamedColours.end() && found->name == lower) return from_rgb(found->rgb);
  return parse_function(lower);
}

std::optional<Colour> parse_legacy_colour(std::string_view text) {
  text = trimmed(text);
  const std::optional<Colour> colour = parse_css_colour(text);
  return colour.has_value() ? colour : parse_hex(text);
}

Colour blend(const Colour& front, const Colour& back) {
  const auto mix = [&front](double over, double under) {
    return over * front.alpha + under * (1 - front.alpha);
  };
  return {mix(front.red, back.red), mix(front.green, back.green), mix(front.blue, back.blue), 1};
}

double colour_distance(const Colour& one, const Colour& other) {
  return std::abs(one.red - other.red) + std::abs(one.green - other.green) +
         std::abs(one.blue - other.blue);
}

}  // namespace furui
