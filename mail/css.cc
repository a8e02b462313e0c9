#include "mail/css.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "mail/css_values.h"
#include "mail/utf8.h"
#include "mail/web_ascii.h"

namespace furui {
namespace {

/// Style attributes of real mail hold some dozen declarations; pasted Word text under a hundred.
constexpr std::size_t kMaxDeclarations = 300;
constexpr std::size_t kMaxFonts = 50;
constexpr std::size_t kMaxFontBytes = 100;
/// Longer values are pictures in data: URLs, which say nothing about text.
constexpr std::size_t kMaxValueBytes = 2000;

CssDisplay display_of(std::string_view value) {
  if (value == "none") return CssDisplay::none;
  if (value == "inline" || value == "contents") return CssDisplay::inline_text;
  constexpr std::array<std::string_view, 6> kBlocks{"block", "list-item", "flex",
                                                    "grid",  "table",     "table-row"};
  const bool is_block = std::find(kBlocks.begin(), kBlocks.end(), value) != kBlocks.end();
  return is_block ? CssDisplay::block : CssDisplay::other;
}

bool is_picture(std::string_view value) {
  return value.find("url(") != std::string_view::npos ||
         value.find("gradient(") != std::string_view::npos ||
         value.find("image-set(") != std::string_view::npos;
}

/// clip: rect() with nothing between its edges, clip-path: inset(50%) and beyond.
bool clips_all(std::string_view value) {
  const std::size_t open = value.find('(');
  if (open == std::string_view::npos) return false;
  std::vector<double> edges;
  std::string_view rest = value.substr(open + 1);
  while (!rest.empty() && edges.size() < 4) {
    const std::optional<double> number = parse_css_number(rest);
    if (number.has_value()) {
      edges.push_back(*number);
    } else {
      rest.remove_prefix(1);
    }
  }
  if (value.starts_with("inset")) return !edges.empty() && edges[0] >= 50;
  if (value.starts_with("circle")) return !edges.empty() && edges[0] <= 0;
  // rect(top, right, bottom, left)
  return value.starts_with("rect") && edges.size() == 4 &&
         (edges[2] - edges[0] <= 1 || edges[1] - edges[3] <= 1);
}

/// The smallest factor of transform: scale(), scaleX(), scaleY(); 1 where there is none.
double scale_of(std::string_view value) {
  const std::size_t at = value.find("scale");
  const std::size_t open = at == std::string_view::npos ? at : value.find('(', at);
  if (open == std::string_view::npos) return 1;
  std::string_view rest = trimmed(value.substr(open + 1));
  return std::abs(parse_css_number(rest).value_or(1));
}

/// Collects the declarations of one block.
class BlockReader {
 public:
  void read(std::string_view name, std::string_view value);
  CssBlock take() { return std::move(block_); }

 private:
  void add(CssProperty property, double number, CssUnit unit = CssUnit::number) {
    block_.declarations.push_back({property, important_, unit, number, {}});
  }
  void add(CssProperty property, const std::optional<CssLength>& length) {
    if (length.has_value()) add(property, length->number, length->unit);
  }
  void read_colour(CssProperty property, std::string_view value);
  void read_background(std::string_view value);
  void read_font(std::string_view value);
  void read_margin(std::string_view value);
  bool read_length(std::string_view name, std::string_view value);
  bool read_keyword(std::string_view name, std::string_view value);
  void read_opacity(std::string_view value);

  CssBlock block_;
  bool important_ = false;
};

void BlockReader::read_colour(CssProperty property, std::string_view value) {
  const std::optional<Colour> colour = parse_css_colour(value);
  CssDeclaration declaration{property, important_, CssUnit::number, 0, {}};
  if (colour.has_value()) {
    declaration.colour = *colour;
  } else {
    declaration.unit = value == "inherit" ? CssUnit::inherit : CssUnit::unknown;
  }
  block_.declarations.push_back(declaration);
}

void BlockReader::read_background(std::string_view value) {
  add(CssProperty::background_image, is_picture(value) ? 1 : 0);
  for (const std::string_view part : split_css_values(value)) {
    const bool may_be_colour = parse_css_colour(part).has_value() || part.starts_with("var(");
    if (may_be_colour) return read_colour(CssProperty::background_colour, part);
  }
}

/// The shorthand: style and weight, then size[/line-height], then families (CSS Fonts 4, 2.7).
void BlockReader::read_font(std::string_view value) {
  const std::string lower = ascii_lowered(value);
  for (const std::string_view part : split_css_values(lower)) {
    const std::string_view size = part.substr(0, part.find('/'));
    std::string_view rest = size;
    const bool is_weight = parse_css_number(rest).value_or(0) >= 100 && rest.empty();
    const std::optional<CssLength> length = is_weight ? std::nullopt : parse_css_font_size(size);
    if (!length.has_value()) continue;
    add(CssProperty::font_size, length);
    // Families keep their letter case.
    const auto used = static_cast<std::size_t>(part.data() + part.size() - lower.data());
    block_.fonts = parse_font_families(value.substr(used));
    return;
  }
}

void BlockReader::read_margin(std::string_view value) {
  const std::vector<std::string_view> sides = split_css_values(value);
  if (sides.empty()) return;
  add(CssProperty::margin_top, parse_css_length(sides[0]));
  const std::size_t left = sides.size() > 3 ? 3 : sides.size() > 1 ? 1 : 0;
  add(CssProperty::margin_left, parse_css_length(sides[left]));
}

void BlockReader::read_opacity(std::string_view value) {
  const std::optional<CssLength> length = parse_css_length(value);
  if (!length.has_value()) return;
  add(CssProperty::opacity,
      length->unit == CssUnit::percent ? length->number / 100 : length->number);
}

bool BlockReader::read_length(std::string_view name, std::string_view value) {
  struct Row {
    std::string_view name;
    CssProperty property;
  };
  constexpr std::array<Row, 11> kRows{{{"width", CssProperty::width},
                                       {"height", CssProperty::height},
                                       {"max-width", CssProperty::max_width},
                                       {"max-height", CssProperty::max_height},
                                       {"left", CssProperty::left},
                                       {"top", CssProperty::top},
                                       {"right", CssProperty::right},
                                       {"bottom", CssProperty::bottom},
                                       {"margin-left", CssProperty::margin_left},
                                       {"margin-top", CssProperty::margin_top},
                                       {"text-indent", CssProperty::text_indent}}};
  for (const Row& row : kRows) {
    if (row.name != name) continue;
    const std::optional<CssLength> length = parse_css_length(value);
    add(row.property, length.has_value() ? length : CssLength{});
    return true;
  }
  return false;
}

bool BlockReader::read_keyword(std::string_view name, std::string_view value) {
  const auto is_one_of = [value](auto... words) { return ((value == words) || ...); };
  if (name == "display") {
    add(CssProperty::display, static_cast<double>(display_of(value)));
  } else if (name == "visibility" && is_one_of("visible", "hidden", "collapse")) {
    add(CssProperty::visibility, is_one_of("hidden", "collapse") ? 1 : 0);
  } else if (name == "overflow" || name == "overflow-x" || name == "overflow-y") {
    add(CssProperty::overflow, is_one_of("hidden", "clip") ? 1 : 0);
  } else if (name == "position") {
    add(CssProperty::position, is_one_of("absolute", "fixed") ? 1 : 0);
  } else if (name == "white-space") {
    add(CssProperty::white_space, is_one_of("pre", "pre-wrap", "pre-line", "break-spaces") ? 1 : 0);
  } else if (name == "clip" || name == "clip-path") {
    add(CssProperty::clip, clips_all(value) ? 1 : 0);
  } else {
    return false;
  }
  return true;
}

/// Most declarations of a mail are of none of these: told before their values are looked at.
bool is_of_interest(std::string_view name) {
  constexpr std::array<std::string_view, 31> kNames{"-webkit-text-fill-color",
                                                    "background",
                                                    "background-color",
                                                    "background-image",
                                                    "bottom",
                                                    "clip",
                                                    "clip-path",
                                                    "color",
                                                    "display",
                                                    "font",
                                                    "font-family",
                                                    "font-size",
                                                    "height",
                                                    "left",
                                                    "margin",
                                                    "margin-left",
                                                    "margin-top",
                                                    "max-height",
                                                    "max-width",
                                                    "opacity",
                                                    "overflow",
                                                    "overflow-x",
                                                    "overflow-y",
                                                    "position",
                                                    "right",
                                                    "text-indent",
                                                    "top",
                                                    "transform",
                                                    "visibility",
                                                    "white-space",
                                                    "width"};
  return std::binary_search(kNames.begin(), kNames.end(), name);
}

void BlockReader::read(std::string_view name, std::string_view raw_value) {
  if (!is_of_interest(name)) return;
  std::string lower = ascii_lowered(raw_value);
  std::string_view value = trimmed(lower);
  const std::size_t mark = value.rfind('!');
  important_ = mark != std::string_view::npos && trimmed(value.substr(mark + 1)) == "important";
  if (important_) value = trimmed(value.substr(0, mark));
  if (read_length(name, value) || read_keyword(name, value)) return;
  if (name == "color" || name == "-webkit-text-fill-color") {
    read_colour(CssProperty::colour, value);
  } else if (name == "background-color") {
    read_colour(CssProperty::background_colour, value);
  } else if (name == "background-image") {
    add(CssProperty::background_image, is_picture(value) ? 1 : 0);
  } else if (name == "background") {
    read_background(value);
  } else if (name == "opacity") {
    read_opacity(value);
  } else if (name == "font-size") {
    add(CssProperty::font_size, parse_css_font_size(value));
  } else if (name == "font") {
    read_font(raw_value);
  } else if (name == "font-family") {
    block_.fonts = parse_font_families(raw_value);
  } else if (name == "margin") {
    read_margin(value);
  } else if (name == "transform") {
    add(CssProperty::scale, scale_of(value));
  }
}

/// Resolves escapes (CSS Syntax 3 section 4.3.7): "n\6f ne" is none.
std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      plain.push_back(text[i]);
      continue;
    }
    char32_t code_point = 0;
    std::size_t digits = 0;
    while (digits < 6 && i + 1 < text.size() && hex_digit_value(text[i + 1]) >= 0) {
      code_point = code_point * 16 + static_cast<char32_t>(hex_digit_value(text[i + 1]));
      ++i;
      ++digits;
    }
    if (digits > 0) {
      append_utf8(plain, code_point == 0 ? kReplacementCharacter : code_point);
      if (i + 1 < text.size() && is_web_space(text[i + 1])) ++i;
    }
  }
  return plain;
}

/// Where the declaration at the start of `text` ends: at ; outside brackets and quotes.
std::size_t declaration_end(std::string_view text) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote || c == '\n') quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && depth > 0) {
      --depth;
    } else if (c == ';' && depth == 0) {
      return i;
    }
  }
  return text.size();
}

}  // namespace

CssBlock parse_css_block(std::string_view text) {
  std::string plain;
  if (text.find('\\') != std::string_view::npos) {
    plain = without_escapes(text);
    text = plain;
  }
  BlockReader reader;
  for (std::size_t count = 0; !text.empty() && count < kMaxDeclarations; ++count) {
    const std::string_view declaration = text.substr(0, declaration_end(text));
    text.remove_prefix(std::min(declaration.size() + 1, text.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos || declaration.size() > kMaxValueBytes) continue;
    reader.read(ascii_lowered(trimmed(declaration.substr(0, colon))),
                trimmed(declaration.substr(colon + 1)));
  }
  return reader.take();
}

std::string without_css_comments(std::string_view text, std::string& comments,
                                 std::size_t max_bytes) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t open = text.find("/*");
    plain += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open + 2);
    const std::size_t close = text.find("*/");
    const std::string_view comment = trimmed(text.substr(0, close));
    if (comments.size() < max_bytes) {
      comments += cut_utf8(comment, max_bytes - comments.size());
      comments += '\n';
    }
    plain += ' ';
    if (close == std::string_view::npos) break;
    text.remove_prefix(close + 2);
  }
  return plain;
}

std::vector<std::string> parse_font_families(std::string_view text) {
  std::vector<std::string> fonts;
  while (!text.empty() && fonts.size() < kMaxFonts) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view font = trimmed(text.substr(0, comma));
    font = trimmed(font.substr(0, font.find('!')));
    text.remove_prefix(std::min(comma + 1, text.size()));
    const bool quoted = font.size() > 1 && (font.front() == '"' || font.front() == '\'');
    if (quoted) font = trimmed(font.substr(1, font.find(font.front(), 1) - 1));
    if (!font.empty()) fonts.emplace_back(cut_utf8(font, kMaxFontBytes));
  }
  return fonts;
}

CssDeclaration length_declaration(CssProperty property, std::string_view text) {
  const CssLength length = parse_css_length(ascii_lowered(trimmed(text))).value_or(CssLength{});
  return {property, false, length.unit, length.number, {}};
}

}  // namespace furui
