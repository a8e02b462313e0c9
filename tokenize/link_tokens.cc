#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "mail/domain.h"
#include "mail/url.h"
#include "tokenize/list_traces.h"
#include "tokenize/mask.h"
#include "tokenize/property_tokens.h"

namespace furui {
namespace {

constexpr std::size_t kHostWords = 10;
constexpr std::size_t kPathWords = 12;
constexpr std::size_t kParameters = 8;
// A newsletter has fifty hosts at most.
constexpr std::size_t kMostHosts = 100;

void add(TokenList& list, Field field, std::initializer_list<std::string_view> parts) {
  list.add(field, TokenKind::property, parts);
}

class LinkTokens {
 public:
  LinkTokens(const Mail& mail, const Correspondents& people, TokenList& list)
      : people_(people), traces_(mail, people), list_(list) {
    if (!mail.from.empty()) sender_ = registrable_domain(mail.from.front().domain);
  }

  void add_link(const Link& link) {
    if (!seen_.insert(link.href).second) return;
    const Url url = parse_url(link.href);
    if (traces_.is_list_link(url)) return;
    add(list_, Field::link_host, {"scheme:", url.scheme.empty() ? "none" : url.scheme});
    if (url.host.empty()) return;
    add_host(url);
    // Paths on the recipient's own servers name lists and people there.
    if (!people_.is_recipient_domain(url.host)) add_path(url);
  }

  void add_image(const Image& image) {
    if (!seen_.insert(image.src).second) return;
    const Url url = parse_url(image.src);
    if (url.host.empty()) return add(list_, Field::link_host, {"image-scheme:", url.scheme});
    if (seen_.insert("image " + url.host).second) {
      add(list_, Field::link_host, {"image-domain:", domain_class(url)});
    }
  }

 private:
  std::string domain_class(const Url& url) const {
    if (url.host_is_ip) return "address";
    if (people_.is_recipient_domain(url.host)) return "recipient";
    return registrable_domain(url.host);
  }

  void add_host(const Url& url) {
    if (hosts_.size() >= kMostHosts || !hosts_.insert(url.host).second) return;
    const std::string domain = domain_class(url);
    add(list_, Field::link_host, {"domain:", domain});
    add(list_, Field::link_host, {"sender:", domain == sender_ ? "same" : "other"});
    if (url.host_is_ip || domain == "recipient") return;
    add(list_, Field::link_host, {"tld:", top_level_domain(url.host)});
    if (domain != url.host) add(list_, Field::link_host, {"host:", url.host});
    for_each_ascii_word(url.host, kHostWords, [&](std::string_view word) {
      list_.add(Field::link_host, TokenKind::latin_word, word);
    });
  }

  void add_path(const Url& url) {
    const std::string path = people_.without_people(url.path);
    for_each_ascii_word(path, kPathWords, [&](std::string_view word) {
      list_.add(Field::link_path, TokenKind::latin_word, word);
    });
    add(list_, Field::link_path, {"path:", mask_random(path)});
    const std::string query = people_.without_people(url.query);
    std::string_view rest = query;
    for (std::size_t i = 0; i < kParameters && !rest.empty(); ++i) {
      const std::string_view parameter = rest.substr(0, rest.find('&'));
      rest.remove_prefix(std::min(parameter.size() + 1, rest.size()));
      add(list_, Field::link_path,
          {"parameter:", mask_random(parameter.substr(0, parameter.find('=')))});
    }
  }

  const Correspondents& people_;
  ListTraces traces_;
  TokenList& list_;
  std::string sender_;
  std::set<std::string> hosts_;
  std::set<std::string> seen_;
};

}  // namespace

void add_link_tokens(const Mail& mail, const Correspondents& people, TokenList& list) {
  LinkTokens tokens(mail, people, list);
  for (const Link& link : mail.links) tokens.add_link(link);
  for (const Image& image : mail.images) tokens.add_image(image);
}

}  // namespace furui
