#include "signals/link_evidence.h"

#include <algorithm>
#include <array>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "mail/normalize.h"

namespace furui {
namespace {

constexpr std::size_t kMostLinks = 100;
constexpr std::size_t kMostPairs = 50;
constexpr std::size_t kPairText = std::size_t{64} << 10;
constexpr std::size_t kLongestShownHost = 253;

bool is_host_letter(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.';
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

/// Without a scheme, only endings that are seldom those of files count: "index.html" is no host.
bool ends_like_host(std::string_view host) {
  constexpr std::array<std::string_view, 8> kEndings = {"com", "net",  "org", "jp",
                                                        "cn",  "info", "biz", "co"};
  return std::find(kEndings.begin(), kEndings.end(), top_level_domain(host)) != kEndings.end();
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size();
    const int high = escape ? hex_value(text[i + 1]) : -1;
    const int low = escape ? hex_value(text[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

/// Finds the address inside a redirecting link: in its parameter, or the first anywhere.
std::string inner_address(const Url& url, const std::string& parameter) {
  if (!parameter.empty()) {
    const std::string marked = "&" + url.query;
    const std::size_t at = marked.find("&" + parameter + "=");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + parameter.size() + 2;
    const std::string value = percent_decoded(std::string_view(marked).substr(
        begin, std::min(marked.find('&', begin), marked.size()) - begin));
    return value.starts_with("http") ? value : std::string();
  }
  const std::string whole = percent_decoded(url.path + "?" + url.query);
  const std::size_t at = whole.find("http");
  if (at == std::string::npos) return {};
  // urldefense writes one slash after the colon when it rewrites.
  return whole.compare(at, 7, "http://") == 0 || whole.compare(at, 8, "https://") == 0 ||
                 whole.compare(at, 6, "https:") == 0 || whole.compare(at, 5, "http:") == 0
             ? whole.substr(at, whole.find_first_of(" <>\"", at) - at)
             : std::string();
}

Url unwrapped(const Url& url, const Lists::State& lists) {
  const Redirector* redirector = lists.redirectors.find(url.host);
  if (redirector == nullptr || !redirector->is_wrapper) return url;
  const std::string inner = inner_address(url, redirector->parameter);
  if (inner.empty()) return url;
  Url target = parse_url(inner);
  return target.host.empty() ? url : target;
}

/// Any query that carries a whole URL may lead on; the list names where it surely does.
std::string open_redirect_host(const Url& url, const Lists::State& lists) {
  const Redirector* redirector = lists.redirectors.find(url.host);
  const std::string inner = inner_address(url, redirector == nullptr ? "" : redirector->parameter);
  if (inner.empty()) return {};
  const Url target = parse_url(inner);
  return registrable_domain(target.host) == registrable_domain(url.host) ? std::string()
                                                                         : target.host;
}

bool asks_to_act(const Link& link, const Url& url, const Lists::State& lists) {
  constexpr std::size_t kLabelBytes = 200;
  const std::string_view text = std::string_view(link.text).substr(0, kLabelBytes);
  if (link.source != LinkSource::plain_text &&
      lists.phrases.find(normalize(text)).has(Phrase::login_words)) {
    return true;
  }
  const std::string path = ascii_lowered(std::string_view(url.path).substr(0, kLabelBytes));
  constexpr std::array<std::string_view, 6> kWords = {"login",  "signin", "verify",
                                                      "update", "auth",   "account"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return path.find(word) != std::string::npos; });
}

/// Generic top-level domains have no second levels of their own: a public suffix of two labels
/// below one is a company's that gives names to anybody (the Public Suffix List's private part).
bool stands_below_company_suffix(std::string_view registrable) {
  const bool three_labels = std::count(registrable.begin(), registrable.end(), '.') >= 2;
  return three_labels && top_level_domain(registrable).size() > 2;
}

LinkEvidence judge_link(const Link& link, const Lists::State& lists, const LinkContext& context) {
  LinkEvidence found;
  found.link = &link;
  found.url = unwrapped(parse_url(link.href), lists);
  const std::string& host = found.url.host;
  // "qzxbkr[.]cn" is how warnings write an address that nobody shall follow.
  const bool can_be_followed = !host.empty() && host.find('[') == std::string::npos;
  found.is_web = can_be_followed && (found.url.scheme == "http" || found.url.scheme == "https");
  if (!found.is_web) return found;
  found.registrable = found.url.host_is_ip ? host : registrable_domain(host);
  if (context.claimed >= 0) {
    const auto brand = static_cast<std::uint16_t>(context.claimed);
    found.official = lists.is_official(brand, host);
    found.partner = !found.official && lists.is_partner(brand, host);
  }
  found.any_brand = lists.is_any_brand(host);
  found.of_sender = std::find(context.sender_domains.begin(), context.sender_domains.end(),
                              found.registrable) != context.sender_domains.end();
  found.tracker = lists.trackers.covers(host);
  found.neutral = lists.neutral_hosts.covers(host);
  found.shortener = lists.shorteners.has_exactly(host);
  if (const auto* instant = lists.instant_hosts.find(host)) {
    found.instant_host = *instant;
  } else if (!found.url.host_is_ip && stands_below_company_suffix(found.registrable)) {
    found.instant_host = InstantHost::page;
  }
  if (const auto* risky = lists.risky_tlds.find(top_level_domain(host))) found.risky_tld = *risky;
  if (!found.url.host_is_ip) {
    found.trace =
        trace_brands(lists, host, found.url.unicode_host, found.registrable, context.claimed);
  }
  if (!found.tracker && !found.of_sender) found.inner_host = open_redirect_host(found.url, lists);
  if (link.source == LinkSource::anchor || link.source == LinkSource::area) {
    found.shown_host = host_in_text(link.text);
  }
  found.calls_to_act = asks_to_act(link, found.url, lists);
  return found;
}

/// Gives the word that ends at `end`, white space before it skipped.
std::string_view word_before(std::string_view text, std::size_t end) {
  while (end > 0 && is_space(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && !is_space(text[begin - 1]) && end - begin < 2048) --begin;
  return text.substr(begin, end - begin);
}

}  // namespace

std::string host_in_text(std::string_view text) {
  const std::size_t scheme = text.find("://");
  const bool has_scheme =
      scheme != std::string_view::npos && scheme >= 4 &&
      ascii_lowered(text.substr(scheme >= 5 ? scheme - 5 : 0, 5)).find("http") != std::string::npos;
  std::string_view rest = has_scheme ? text.substr(scheme + 3) : text;
  if (!has_scheme) {
    while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
  }
  std::size_t end = 0;
  while (end < rest.size() && end < kLongestShownHost && is_host_letter(rest[end])) ++end;
  std::string_view host = rest.substr(0, end);
  // What follows a host without a scheme is a path or nothing; "info@smbc.co.jp" is no link.
  const bool whole =
      end == rest.size() || rest[end] == '/' || rest[end] == ' ' || rest[end] == '\n';
  if (!has_scheme && !whole) return {};
  while (host.ends_with('.') || host.ends_with('-')) host.remove_suffix(1);
  const std::size_t dot = host.find('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string lower = ascii_lowered(host);
  return has_scheme || ends_like_host(lower) ? lower : std::string();
}

std::vector<UrlPair> find_url_pairs(std::string_view text) {
  std::vector<UrlPair> pairs;
  text = text.substr(0, kPairText);
  for (std::size_t at = text.find("http");
       at != std::string_view::npos && pairs.size() < kMostPairs; at = text.find("http", at + 4)) {
    if (at == 0 || (text[at - 1] != '<' && text[at - 1] != '[')) continue;
    std::string shown = host_in_text(word_before(text, at - 1));
    if (shown.empty()) continue;
    const std::size_t end = text.find_first_of(" >]\n", at);
    const Url target = parse_url(text.substr(at, std::min(end, at + 2048) - at));
    if (!target.host.empty()) pairs.push_back({std::move(shown), target.host});
  }
  return pairs;
}

std::vector<LinkEvidence> judge_links(const Mail& mail, const Lists::State& lists,
                                      const LinkContext& context) {
  std::vector<LinkEvidence> found;
  const std::size_t count = std::min(mail.links.size(), kMostLinks);
  found.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    found.push_back(judge_link(mail.links[i], lists, context));
  }
  return found;
}

}  // namespace furui
