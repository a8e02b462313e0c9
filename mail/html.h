// HTML -> what a reader sees and what is hidden from them, links, pictures, forms. Charsets are
// decoded before (mail/charset); no tree is built and nothing is fetched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/limits.h"
#include "mail/mail.h"

namespace furui {

/// One HTML part, read.
struct HtmlContent {
  std::string visible_text;  ///< lines as a browser would break them at block elements
  std::string hidden_text;   ///< every run of hidden letters, a space or line break between runs
  std::vector<Link> links;
  std::vector<Image> images;
  std::vector<Form> forms;
  HtmlTraits traits;
  std::string meta_charset;  ///< lower case; empty when no meta element names one
  bool damaged = false;      ///< cut inside a tag, beyond the nesting limit, or a bomb
};

/// Reads HTML that is already UTF-8 (bytes that are not become U+FFFD). Each list and text is cut
/// at its limit; time is linear in the input.
[[nodiscard]] HtmlContent read_html(std::string_view utf8, const Limits& limits);

/// Finds a charset named in a meta element of the first 4096 raw bytes, lower case; empty when
/// there is none.
[[nodiscard]] std::string find_meta_charset(std::string_view raw);

/// Finds the URLs of plain text (http, https, ftp, their defanged hxxp form, and www.), as Links
/// with source plain_text. "URL1 <URL2>" and "URL1 [URL2]" give one Link with text URL1 and href
/// URL2.
[[nodiscard]] std::vector<Link> find_plain_text_links(std::string_view utf8, const Limits& limits);

/// Finds the URLs that stand in the visible text of HTML and are no link there, which mail programs
/// make links of; each once, none that is a text or an href of `links`.
[[nodiscard]] std::vector<Link> find_unlinked_urls(const HtmlContent& html, const Limits& limits);

}  // namespace furui
