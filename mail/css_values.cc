#include "mail/css_values.h"

#include <array>
#include <charconv>

#include "mail/web_ascii.h"

namespace furui {
namespace {

struct UnitFactor {
  std::string_view name;
  CssUnit unit;
  double factor;
};

// CSS Values 4 section 6; ex, ch and ic are about half or one em; of a viewport of 600 px (what
// mail programs show) vw and vh are 6 px. A number without unit is pixels, as in quirks mode.
constexpr std::array<UnitFactor, 18> kUnits{{{"", CssUnit::pixels, 1},
                                             {"px", CssUnit::pixels, 1},
                                             {"pt", CssUnit::pixels, 4.0 / 3},
                                             {"pc", CssUnit::pixels, 16},
                                             {"in", CssUnit::pixels, 96},
                                             {"cm", CssUnit::pixels, 96 / 2.54},
                                             {"mm", CssUnit::pixels, 96 / 25.4},
                                             {"q", CssUnit::pixels, 96 / 101.6},
                                             {"vw", CssUnit::pixels, 6},
                                             {"vh", CssUnit::pixels, 6},
                                             {"vmin", CssUnit::pixels, 6},
                                             {"vmax", CssUnit::pixels, 6},
                                             {"em", CssUnit::em, 1},
                                             {"rem", CssUnit::em, 1},
                                             {"ic", CssUnit::em, 1},
                                             {"ex", CssUnit::em, 0.5},
                                             {"ch", CssUnit::em, 0.5},
                                             {"%", CssUnit::percent, 1}}};

struct FontSize {
  std::string_view name;
  double pixels;
};

constexpr std::array<FontSize, 8> kFontSizes{{{"xx-small", 9},
                                              {"x-small", 10},
                                              {"small", 13},
                                              {"medium", 16},
                                              {"large", 18},
                                              {"x-large", 24},
                                              {"xx-large", 32},
                                              {"xxx-large", 48}}};

}  // namespace

std::optional<double> parse_css_number(std::string_view& text) {
  std::string_view rest = text.starts_with('+') ? text.substr(1) : text;
  const std::string_view digits = rest.starts_with('-') ? rest.substr(1) : rest;
  // from_chars would take "inf" and "nan".
  if (digits.empty() || !(is_ascii_digit(digits.front()) || digits.front() == '.')) {
    return std::nullopt;
  }
  double number = 0;
  const auto [end, error] =
      std::from_chars(rest.data(), rest.data() + rest.size(), number, std::chars_format::fixed);
  if (error != std::errc{}) return std::nullopt;
  text = rest.substr(static_cast<std::size_t>(end - rest.data()));
  return number;
}

std::optional<CssLength> parse_css_length(std::string_view text) {
  const std::optional<double> number = parse_css_number(text);
  if (!number.has_value()) return std::nullopt;
  for (const UnitFactor& unit : kUnits) {
    if (unit.name == text) return CssLength{unit.unit, *number * unit.factor};
  }
  return std::nullopt;
}

std::optional<CssLength> parse_css_font_size(std::string_view value) {
  for (const FontSize& size : kFontSizes) {
    if (size.name == value) return CssLength{CssUnit::pixels, size.pixels};
  }
  if (value == "smaller") return CssLength{CssUnit::em, 0.83};
  if (value == "larger") return CssLength{CssUnit::em, 1.2};
  return parse_css_length(value);
}

std::vector<std::string_view> split_css_values(std::string_view text) {
  std::vector<std::string_view> values;
  std::size_t begin = 0;
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    }
    if (i == text.size() || (is_web_space(c) && depth <= 0 && quote == 0)) {
      if (i > begin) values.push_back(text.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  return values;
}

}  // namespace furui
