#include "mail/url.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "mail/domain.h"
#include "mail/ip_address.h"
#include "mail/utf8.h"
#include "mail/web_ascii.h"

namespace furui {
namespace {

/// Browsers refuse URLs beyond some MiB; nothing behind this says more.
constexpr std::size_t kMaxUrlBytes = std::size_t{64} << 10;
/// RFC 1035 section 2.3.4.
constexpr std::size_t kMaxHostBytes = 253;

/// Schemes whose authority may be written sloppily (WHATWG URL 3.1, "special").
constexpr std::array<std::string_view, 6> kSpecialSchemes{"http", "https", "ftp",
                                                          "ws",   "wss",   "file"};

bool is_special(std::string_view scheme) {
  return std::find(kSpecialSchemes.begin(), kSpecialSchemes.end(), scheme) != kSpecialSchemes.end();
}

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

/// Takes off what browsers take off: control characters and spaces at the ends, line breaks and
/// tabs anywhere; and the Japanese and no-break spaces people paste along.
std::string clean_url(std::string_view text) {
  constexpr std::array<std::string_view, 4> kSpaces{"\u3000", "\u00A0", "\u200B", "\uFEFF"};
  const auto is_edge = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  for (bool again = true; again;) {
    const std::size_t before = text.size();
    while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
    for (const std::string_view space : kSpaces) {
      if (text.starts_with(space)) text.remove_prefix(space.size());
      if (text.ends_with(space)) text.remove_suffix(space.size());
    }
    again = text.size() != before;
  }
  std::string clean;
  for (const char c : cut_utf8(text, kMaxUrlBytes)) {
    if (c != '\t' && c != '\n' && c != '\r') clean.push_back(c);
  }
  return to_valid_utf8(clean);
}

/// Length of the scheme in front of ':' (or of the ';' some attackers write); npos without one.
std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_ascii_letter(text.front())) return std::string_view::npos;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ':') return i;
    if (c == ';') {
      const std::string scheme = ascii_lowered(text.substr(0, i));
      return scheme == "http" || scheme == "https" ? i : std::string_view::npos;
    }
    if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '+' && c != '-' && c != '.') break;
  }
  return std::string_view::npos;
}

/// "example.com:8080/" has a host in front of its colon, no scheme.
bool is_host_and_port(std::string_view scheme, std::string_view rest) {
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  const bool ends = digits == rest.size() || is_slash(rest[digits]) || rest[digits] == '?';
  return digits > 0 && ends && (scheme == "localhost" || scheme.find('.') != std::string::npos);
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '%' && i + 2 < text.size() &&
                           hex_digit_value(text[i + 1]) >= 0 && hex_digit_value(text[i + 2]) >= 0;
    if (is_escape) {
      decoded.push_back(
          static_cast<char>(hex_digit_value(text[i + 1]) * 16 + hex_digit_value(text[i + 2])));
      i += 2;
    } else {
      decoded.push_back(text[i]);
    }
  }
  return decoded;
}

/// Forbidden host code points (WHATWG URL 3.2).
bool has_forbidden_letter(std::string_view host) {
  return std::any_of(host.begin(), host.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F ||
           std::string_view("#/:<>?@[\\]^|%\"'`{},;()*!$&+=~").find(c) != std::string_view::npos;
  });
}

bool has_broken_label(std::string_view host) {
  return host.empty() || host.starts_with('.') || host.ends_with('.') ||
         host.find("..") != std::string_view::npos || host.size() > kMaxHostBytes ||
         !is_ascii(host) || has_forbidden_letter(host);
}

void read_host(std::string_view text, Url& url) {
  if (text.starts_with('[')) {
    const std::size_t close = std::min(text.find(']'), text.size());
    const std::optional<std::string> address = parse_ipv6_host(text.substr(1, close - 1));
    url.host = address.value_or(ascii_lowered(text));
    url.unicode_host = url.host;
    url.host_is_ip = address.has_value();
    url.malformed = url.malformed || !address.has_value();
    return;
  }
  const std::string decoded = percent_decoded(text);
  url.malformed = url.malformed || !is_valid_utf8(decoded);
  const std::string valid = to_valid_utf8(decoded);
  url.host = ascii_host(valid);
  if (url.host.ends_with('.')) url.host.pop_back();
  if (looks_like_ipv4(url.host)) {
    const std::optional<std::string> address = parse_ipv4_host(url.host);
    url.host_is_ip = address.has_value();
    url.malformed = url.malformed || !address.has_value();
    if (address.has_value()) url.host = *address;
    url.unicode_host = url.host;
    return;
  }
  url.unicode_host = unicode_host(url.host);
  url.malformed = url.malformed || has_broken_label(url.host);
}

void read_port(std::string_view text, Url& url) {
  if (text.empty()) return;
  int port = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error == std::errc{} && end == text.data() + text.size() && port >= 0 && port <= 65535) {
    url.port = port;
  } else {
    url.malformed = true;
  }
}

void read_authority(std::string_view text, Url& url) {
  const std::size_t at = text.rfind('@');
  if (at != std::string_view::npos) {
    url.userinfo = std::string(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  const std::size_t colon = text.rfind(':');
  const std::size_t bracket = text.rfind(']');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || bracket < colon);
  if (has_port) read_port(text.substr(colon + 1), url);
  read_host(text.substr(0, has_port ? colon : text.size()), url);
}

/// Reads what follows the authority, or all of a URL without one.
void read_path(std::string_view text, bool backslash_is_slash, Url& url) {
  text = text.substr(0, text.find('#'));
  const std::size_t mark = text.find('?');
  if (mark != std::string_view::npos) url.query = std::string(text.substr(mark + 1));
  url.path = std::string(text.substr(0, mark));
  if (!backslash_is_slash || url.path.find('\\') == std::string::npos) return;
  url.malformed = true;
  std::replace(url.path.begin(), url.path.end(), '\\', '/');
}

void read_hierarchy(std::string_view text, bool backslash_is_slash, Url& url) {
  const std::string_view ends = backslash_is_slash ? "/\\?#" : "/?#";
  const std::size_t end = std::min(text.find_first_of(ends), text.size());
  read_authority(text.substr(0, end), url);
  read_path(text.substr(end), backslash_is_slash, url);
}

/// Reads "//host/path" with any number of slashes, of any kind.
void read_after_slashes(std::string_view text, Url& url) {
  std::size_t slashes = 0;
  while (slashes < text.size() && is_slash(text[slashes])) ++slashes;
  const bool is_usual = slashes == 2 && text.starts_with("//");
  url.malformed = url.malformed || !is_usual;
  read_hierarchy(text.substr(slashes), true, url);
}

/// Tells "example.com/path", which browsers take for a path and readers for a link.
bool begins_with_host(std::string_view text) {
  const std::string host = ascii_lowered(text.substr(0, text.find_first_of("/?#:")));
  if (host.starts_with("www.") && host.size() > 4) return true;
  // Two labels and more, the last one two letters or more, none of the page names servers use.
  constexpr std::array<std::string_view, 8> kPages{"html", "htm", "php", "asp",
                                                   "aspx", "jsp", "cgi", "do"};
  const std::string_view last = top_level_domain(host);
  const bool is_name = last.size() > 1 && last.size() < host.size() && !has_broken_label(host) &&
                       std::all_of(last.begin(), last.end(), is_ascii_letter);
  return is_name && std::find(kPages.begin(), kPages.end(), last) == kPages.end() &&
         registrable_domain(host) != host.substr(host.size() - last.size());
}

void read_without_scheme(std::string_view text, Url& url) {
  if (text.size() > 1 && is_slash(text[0]) && is_slash(text[1])) {
    read_after_slashes(text, url);
  } else if (begins_with_host(text)) {
    url.malformed = !starts_ignoring_case(text, "www.");
    read_hierarchy(text, true, url);
  } else {
    read_path(text, false, url);
  }
}

}  // namespace

Url parse_url(std::string_view text) {
  Url url;
  const std::string clean = clean_url(text);
  const std::size_t length = scheme_length(clean);
  if (length == std::string_view::npos) {
    read_without_scheme(clean, url);
    return url;
  }
  url.scheme = ascii_lowered(std::string_view(clean).substr(0, length));
  const std::string_view rest = std::string_view(clean).substr(length + 1);
  if (is_host_and_port(url.scheme, rest)) {
    url.scheme.clear();
    url.malformed = true;
    read_hierarchy(clean, true, url);
    return url;
  }
  url.malformed = clean[length] == ';';
  // Written so that no program makes a link of it; people undo it by hand.
  if (url.scheme == "hxxp" || url.scheme == "hxxps") {
    url.scheme.replace(1, 2, "tt");
    url.malformed = true;
  }
  if (is_special(url.scheme)) {
    read_after_slashes(rest, url);
  } else if (rest.starts_with("//")) {
    read_hierarchy(rest.substr(2), false, url);
  } else {
    read_path(rest, false, url);
  }
  return url;
}

std::string resolve_url(std::string_view base, std::string_view reference) {
  std::string unchanged(reference);
  const std::size_t length = scheme_length(base);
  const bool is_relative = !reference.empty() && reference.front() != '#' &&
                           scheme_length(reference) == std::string_view::npos;
  if (!is_relative || length == std::string_view::npos) return unchanged;
  const std::string_view after = base.substr(length + 1);
  if (!after.starts_with("//")) return unchanged;
  if (reference.starts_with("//")) return std::string(base.substr(0, length + 1)) + unchanged;
  const std::size_t authority_end = std::min(base.find_first_of("/?#", length + 3), base.size());
  const std::string origin(base.substr(0, authority_end));
  if (reference.front() == '/') return origin + unchanged;
  const std::string_view path =
      base.substr(authority_end).substr(0, base.substr(authority_end).find_first_of("?#"));
  if (reference.front() == '?') return origin + std::string(path) + unchanged;
  const std::size_t folder = path.rfind('/');
  const std::string_view parent =
      folder == std::string_view::npos ? std::string_view("/") : path.substr(0, folder + 1);
  return origin + std::string(parent) + unchanged;
}

}  // namespace furui
