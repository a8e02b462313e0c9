// The meaning of HTML elements in a mail: which text is seen, what can be followed or filled in.
// Fed by mail/html_sax through read_html.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/css_sheet.h"
#include "mail/html.h"
#include "mail/html_sax.h"
#include "mail/html_style.h"
#include "mail/html_text.h"
#include "mail/limits.h"

namespace furui {

/// Builds HtmlContent from the parser's calls.
class HtmlReader {
 public:
  HtmlReader(CssSheet& sheet, const Limits& limits);

  void start(std::string_view name, const HtmlAttributes& attributes);
  void end(std::string_view name);
  void text(std::string_view text);
  void comment(std::string_view text);
  /// Closes what is still open. `traits.comments` and the like are complete after this.
  [[nodiscard]] HtmlContent finish();

 private:
  struct Element {
    CssElement css;
    HtmlStyle style;
    bool holds_link = false;
    bool holds_form = false;
    bool is_silent = false;  ///< script, style, title: text for nobody
  };
  struct OpenLink {
    std::size_t index = 0;
    HtmlText visible;
    HtmlText hidden;
    std::string image_text;
    bool shows_image = false;
  };

  void push(std::string_view name, const HtmlAttributes& attributes);
  void pop();
  [[nodiscard]] HtmlStyle style_of(const CssElement& element, const HtmlAttributes& attributes);
  void read_element(Element& element, const HtmlAttributes& attributes);
  void read_link(Element& element, const HtmlAttributes& attributes);
  void read_image(const HtmlAttributes& attributes, const Element& element);
  void read_input(std::string_view tag, const HtmlAttributes& attributes);
  void read_form(Element& element, const HtmlAttributes& attributes);
  void read_meta(const HtmlAttributes& attributes);
  bool add_link(std::string_view href, LinkSource source, std::string_view text, bool hidden);
  void close_link();
  void break_at(const Element& element);
  void count_hidden(Hiding hiding, std::size_t letters);
  void name_fonts(const std::vector<std::string>& fonts);

  CssSheet& sheet_;
  const Limits& limits_;
  HtmlContent content_;
  std::vector<Element> elements_;
  std::vector<std::string_view> unused_;
  std::size_t beyond_depth_ = 0;  ///< open elements that are not on the stack
  HtmlText visible_;
  HtmlText hidden_;
  bool in_hidden_run_ = false;
  std::optional<OpenLink> link_;
  std::optional<std::size_t> form_;
  std::optional<std::size_t> loose_form_;  ///< of fields outside any form element
  std::string base_;
};

}  // namespace furui
