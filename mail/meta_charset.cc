// find_meta_charset, declared in mail/html.h: the HTML standard's prescan (13.2.3.2), lenient.
#include <algorithm>
#include <string>
#include <string_view>

#include "mail/html.h"
#include "mail/web_ascii.h"

namespace furui {
namespace {

/// The standard looks at 1024 bytes; templates with long comments or styles in front are common.
constexpr std::size_t kPrescanBytes = 4096;
/// The longest name in the IANA registry has 45 letters.
constexpr std::size_t kMaxNameBytes = 64;

/// Reads "charset = 'name'" from anywhere in a meta tag.
std::string charset_in_tag(std::string_view tag) {
  std::size_t at = find_ignoring_case(tag, "charset");
  while (at != std::string_view::npos) {
    std::string_view rest = trimmed(tag.substr(at + 7));
    if (rest.starts_with('=')) {
      rest = trimmed(rest.substr(1));
      while (rest.starts_with('"') || rest.starts_with('\'')) rest = trimmed(rest.substr(1));
      const std::size_t end = std::min(rest.find_first_of(" \t\r\n\"';,>/"), rest.size());
      return end <= kMaxNameBytes ? ascii_lowered(rest.substr(0, end)) : std::string();
    }
    at = find_ignoring_case(tag, "charset", at + 7);
  }
  return {};
}

}  // namespace

std::string find_meta_charset(std::string_view raw) {
  raw = raw.substr(0, kPrescanBytes);
  for (std::size_t at = raw.find('<'); at != std::string_view::npos; at = raw.find('<', at + 1)) {
    const std::string_view rest = raw.substr(at);
    if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("-->", 4);
      if (end == std::string_view::npos) return {};
      at += end;
    } else if (starts_ignoring_case(rest, "<meta")) {
      std::string charset = charset_in_tag(rest.substr(0, rest.find('>')));
      if (!charset.empty()) return charset;
    }
  }
  return {};
}

}  // namespace furui
