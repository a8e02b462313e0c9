#include "mail/html.h"

#include <algorithm>
#include <string>
#include <utility>

#include "mail/css.h"
#include "mail/css_sheet.h"
#include "mail/html_reader.h"
#include "mail/html_sax.h"
#include "mail/html_source.h"
#include "mail/web_ascii.h"

namespace furui {
namespace {

/// The largest style sheets in mail have some 60 KiB.
constexpr std::size_t kMaxSheetBytes = std::size_t{256} << 10;
constexpr std::size_t kMaxCssCommentBytes = std::size_t{4} << 10;

/// A first pass for style elements alone: one at the end of a mail holds for all of it.
void read_sheets(const std::string& html, CssSheet& sheet, std::string& comments) {
  if (find_ignoring_case(html, "<style") == std::string::npos) return;
  std::string text;
  bool in_style = false;
  HtmlHandler handler;
  handler.start = [&](std::string_view name, const HtmlAttributes&) { in_style = name == "style"; };
  handler.end = [&](std::string_view) {
    if (in_style) text += '\n';
    in_style = false;
  };
  handler.text = [&](std::string_view piece) {
    if (in_style && text.size() < kMaxSheetBytes) text += piece;
  };
  handler.comment = [](std::string_view) {};
  // The second pass notes the damage.
  static_cast<void>(parse_html(html, handler));
  sheet.add(without_css_comments(text, comments, kMaxCssCommentBytes));
}

}  // namespace

HtmlContent read_html(std::string_view utf8, const Limits& limits) {
  const HtmlSource source = prepare_html(utf8.substr(0, limits.html_bytes));
  CssSheet sheet;
  std::string css_comments;
  read_sheets(source.text, sheet, css_comments);
  HtmlReader reader(sheet, limits);
  HtmlHandler handler;
  handler.start = [&reader](std::string_view name, const HtmlAttributes& attributes) {
    reader.start(name, attributes);
  };
  handler.end = [&reader](std::string_view name) { reader.end(name); };
  handler.text = [&reader](std::string_view text) { reader.text(text); };
  handler.comment = [&reader](std::string_view text) { reader.comment(text); };
  const bool complete = parse_html(source.text, handler);
  HtmlContent content = reader.finish();
  content.traits.comments += css_comments;
  content.traits.reference_characters = source.reference_characters;
  content.meta_charset = find_meta_charset(utf8);
  content.damaged = content.damaged || source.damaged || !complete;
  return content;
}

}  // namespace furui
