// find_plain_text_links and find_unlinked_urls, declared in mail/html.h: URLs in running Japanese
// text, where no space parts them from the words around.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "mail/html.h"
#include "mail/utf8.h"
#include "mail/web_ascii.h"

namespace furui {
namespace {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Length of "https://" and its like at the end of `text`; 0 when it does not end so.
std::size_t scheme_before(std::string_view text) {
  constexpr std::array<std::string_view, 5> kSchemes{"https://", "http://", "hxxps://", "hxxp://",
                                                     "ftp://"};
  for (const std::string_view scheme : kSchemes) {
    const bool fits = text.size() >= scheme.size() &&
                      equal_ignoring_case(text.substr(text.size() - scheme.size()), scheme);
    if (fits) return scheme.size();
  }
  return 0;
}

bool is_url_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte < 0x7F &&
         std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool is_japanese(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || c == 0x3005;
}

/// Letters of look-alike hosts: Latin, Greek, Cyrillic and full-width ones, ideographic dots.
/// Kana and kanji belong to the sentence unless the host begins with one.
bool is_host_letter(char32_t c, bool host_is_japanese) {
  return (c >= 0xC0 && c <= 0x52F) || (c >= 0xFF10 && c <= 0xFF19) ||
         (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A) || c == 0xFF0E ||
         c == 0xFF0D || (host_is_japanese && (is_japanese(c) || c == 0x3002));
}

/// More than this in a row is no end of a sentence; it keeps the work linear.
constexpr std::size_t kMaxPunctuation = 64;

/// Takes off what ends a sentence rather than a URL; a bracket only when it is not opened inside.
std::size_t without_punctuation(std::string_view text, Span url) {
  const std::size_t first =
      url.end > url.begin + kMaxPunctuation ? url.end - kMaxPunctuation : url.begin;
  while (url.end > first) {
    const char last = text[url.end - 1];
    const std::string_view inside = text.substr(url.begin, url.end - url.begin);
    const auto opens = std::count(inside.begin(), inside.end(), last == ')' ? '(' : '[');
    const bool is_bracket = last == ')' || last == ']';
    if (is_bracket && opens >= std::count(inside.begin(), inside.end(), last)) break;
    if (!is_bracket && std::string_view(".,;:!?'*").find(last) == std::string_view::npos) break;
    --url.end;
  }
  return url.end;
}

/// Where the URL whose host begins at `host` ends; at most `max_bytes` are looked at.
std::size_t url_end(std::string_view text, std::size_t host, std::size_t max_bytes) {
  bool in_host = true;
  bool host_is_japanese = false;
  std::size_t end = host;
  for (std::size_t position = host; position < text.size() && position - host < max_bytes;) {
    const char c = text[position];
    if (is_url_byte(c)) {
      in_host = in_host && c != '/' && c != '?' && c != '#';
      end = ++position;
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x80) break;
    const bool is_first = position == host;
    const char32_t code_point = decode_utf8(text, position);
    if (is_first) host_is_japanese = is_japanese(code_point);
    if (is_invisible(code_point)) continue;
    if (!in_host || !is_host_letter(code_point, host_is_japanese)) break;
    end = position;
  }
  return end;
}

/// The next ':' or '.' at or behind `from`, size() when there is none; std::string_view's
/// find_first_of makes a call a letter.
std::size_t next_mark(std::string_view text, std::size_t from) {
  while (from < text.size() && text[from] != ':' && text[from] != '.') ++from;
  return from;
}

/// Walks a text from URL to URL.
class UrlFinder {
 public:
  UrlFinder(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  /// The next URL at or behind `from`.
  [[nodiscard]] std::optional<Span> find(std::size_t from) const;
  /// A URL in <> or [] right behind the URL that ends at `end`.
  [[nodiscard]] std::optional<Span> find_bracketed(std::size_t end) const;

 private:
  [[nodiscard]] std::optional<Span> url_at(std::size_t begin, std::size_t host) const;

  std::string_view text_;
  const Limits& limits_;
};

std::optional<Span> UrlFinder::url_at(std::size_t begin, std::size_t host) const {
  const std::size_t end =
      without_punctuation(text_, {host, url_end(text_, host, limits_.link_bytes)});
  if (end <= host) return std::nullopt;
  return Span{begin, end};
}

std::optional<Span> UrlFinder::find(std::size_t from) const {
  // All forms have ':' or '.' in them; those are rare enough to stop at.
  for (std::size_t at = next_mark(text_, from); at < text_.size(); at = next_mark(text_, at + 1)) {
    const std::string_view before = text_.substr(from, at - from);
    if (text_[at] == ':' && text_.substr(at).starts_with("://")) {
      const std::size_t scheme = scheme_before(text_.substr(from, at + 3 - from));
      const std::optional<Span> url = scheme == 0 ? std::nullopt : url_at(at + 3 - scheme, at + 3);
      if (url.has_value()) return url;
    } else if (text_[at] == '.' && before.size() >= 3 &&
               equal_ignoring_case(before.substr(before.size() - 3), "www")) {
      const char left = at > 3 ? text_[at - 4] : ' ';
      const bool inside_word = is_ascii_letter(left) || is_ascii_digit(left) || left == '@' ||
                               left == '.' || left == '-' || left == '_' || left == '/';
      const std::optional<Span> url = inside_word ? std::nullopt : url_at(at - 3, at + 1);
      if (url.has_value()) return url;
    }
  }
  return std::nullopt;
}

std::optional<Span> UrlFinder::find_bracketed(std::size_t end) const {
  std::size_t open = end;
  while (open < text_.size() && open < end + 3 && is_web_space(text_[open])) ++open;
  if (open >= text_.size() || (text_[open] != '<' && text_[open] != '[')) return std::nullopt;
  const char close = text_[open] == '<' ? '>' : ']';
  const std::optional<Span> url =
      UrlFinder(text_.substr(0, std::min(text_.size(), open + 1 + limits_.link_bytes)), limits_)
          .find(open + 1);
  if (!url.has_value() || url->begin != open + 1) return std::nullopt;
  const bool closed = url->end < text_.size() && text_[url->end] == close;
  return closed ? url : std::nullopt;
}

}  // namespace

std::vector<Link> find_plain_text_links(std::string_view utf8, const Limits& limits) {
  std::vector<Link> links;
  const UrlFinder finder(utf8, limits);
  const auto text_of = [utf8](Span url) {
    return std::string(utf8.substr(url.begin, url.end - url.begin));
  };
  std::optional<Span> url = finder.find(0);
  while (url.has_value() && links.size() < limits.links) {
    const std::optional<Span> target = finder.find_bracketed(url->end);
    Link link;
    link.text = text_of(*url);
    link.href = text_of(target.value_or(*url));
    link.source = LinkSource::plain_text;
    links.push_back(std::move(link));
    url = finder.find(target.value_or(*url).end);
  }
  return links;
}

std::vector<Link> find_unlinked_urls(const HtmlContent& html, const Limits& limits) {
  const auto name_of = [](std::string_view url) {
    return std::string(url.ends_with('/') ? url.substr(0, url.size() - 1) : url);
  };
  std::unordered_set<std::string> known;
  for (const Link& link : html.links) {
    known.insert(name_of(link.href));
    for (const Link& url : find_plain_text_links(link.text, limits))
      known.insert(name_of(url.text));
  }
  std::vector<Link> unlinked = find_plain_text_links(html.visible_text, limits);
  std::erase_if(unlinked, [&](const Link& url) { return !known.insert(name_of(url.text)).second; });
  return unlinked;
}

}  // namespace furui
