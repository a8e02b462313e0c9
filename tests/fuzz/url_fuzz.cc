// Any bytes as a URL and as plain text with URLs in it: taken apart without leaving UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mail/domain.h"
#include "mail/html.h"
#include "mail/url.h"
#include "mail/utf8.h"

namespace {

void require(bool held) {
  if (!held) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const furui::Url url = furui::parse_url(bytes);
  for (const std::string* part :
       {&url.scheme, &url.userinfo, &url.host, &url.unicode_host, &url.path, &url.query}) {
    require(furui::is_valid_utf8(*part));
  }
  require(url.port >= -1 && url.port <= 65535);
  require(!url.host_is_ip || furui::is_ip_address(url.host));
  require(url.host_is_ip ||
          furui::is_within_domain(url.host, furui::registrable_domain(url.host)) ||
          url.host.empty() || url.malformed);
  const std::string text = furui::to_valid_utf8(bytes);
  for (const furui::Link& link : furui::find_plain_text_links(text, furui::kLimits)) {
    require(furui::is_valid_utf8(link.href) && furui::is_valid_utf8(link.text));
    require(!link.href.empty() && text.find(link.href) != std::string::npos);
  }
  static_cast<void>(furui::resolve_url(bytes.substr(0, size / 2), bytes.substr(size / 2)));
  return 0;
}
