// Any bytes as HTML: what comes out is valid UTF-8 within its limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mail/html.h"
#include "mail/utf8.h"

namespace {

void require(bool held) {
  if (!held) std::abort();
}

void require_valid(std::string_view text) {
  require(furui::is_valid_utf8(text));
}

void check_links(const furui::HtmlContent& content, const furui::Limits& limits) {
  require(content.links.size() <= limits.links);
  for (const furui::Link& link : content.links) {
    require_valid(link.text);
    require_valid(link.href);
    require(link.text.size() <= limits.link_bytes);
    require(link.href.size() <= limits.link_bytes);
  }
}

void check_traits(const furui::HtmlTraits& traits) {
  require_valid(traits.comments);
  require_valid(traits.lang);
  for (const std::string& font : traits.fonts) require_valid(font);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  furui::Limits limits;
  limits.text_bytes = 500;
  limits.html_depth = 20;
  limits.links = 5;
  limits.images = 5;
  limits.forms = 3;
  limits.link_bytes = 60;
  const furui::HtmlContent content = furui::read_html(bytes, limits);
  require_valid(content.visible_text);
  require_valid(content.hidden_text);
  require(content.visible_text.size() <= limits.text_bytes);
  require(content.hidden_text.size() <= limits.text_bytes);
  require(content.images.size() <= limits.images);
  require(content.forms.size() <= limits.forms);
  check_links(content, limits);
  check_traits(content.traits);
  return 0;
}
