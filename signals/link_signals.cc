#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "signals/foreign_link.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

template <typename Test>
Finding first_link(const Evidence& e, Test test) {
  for (const LinkEvidence& link : e.links) {
    if (test(link)) return link.url.host.empty() ? link.link->href.substr(0, 80) : link.url.host;
  }
  return std::nullopt;
}

template <typename Test>
std::size_t count_links(const Evidence& e, Test test) {
  return static_cast<std::size_t>(std::count_if(e.links.begin(), e.links.end(), test));
}

// --- brand against links

Finding link_brand_none_official(const Evidence& e) {
  if (!e.has_claim() || count_links(e, is_judged) == 0) return std::nullopt;
  const bool any = count_links(e, [&](const LinkEvidence& link) {
                     return is_judged(link) && !is_foreign_to_sender(e, link);
                   }) > 0;
  if (any) return std::nullopt;
  return first_link(e, is_judged);
}

Finding link_brand_some_foreign(const Evidence& e) {
  if (!e.has_claim()) return std::nullopt;
  const bool official = count_links(e, [](const LinkEvidence& link) { return link.official; }) > 0;
  if (!official) return std::nullopt;
  return first_link(e, [&](const LinkEvidence& link) { return is_foreign_to_sender(e, link); });
}

Finding link_call_to_act_foreign(const Evidence& e) {
  if (!e.has_claim()) return std::nullopt;
  return first_link(e, [&](const LinkEvidence& link) {
    return link.calls_to_act && is_foreign_to_sender(e, link);
  });
}

Finding link_brand_throw_away_domain(const Evidence& e) {
  if (!e.has_claim()) return std::nullopt;
  return first_link(
      e, [&](const LinkEvidence& link) { return link.risky_tld && is_foreign_to_sender(e, link); });
}

Finding link_brand_random_host(const Evidence& e) {
  if (!e.has_claim()) return std::nullopt;
  return first_link(e, [&](const LinkEvidence& link) {
    return is_foreign_to_sender(e, link) &&
           e.lists.letter_model.is_random(registrable_label(link.registrable));
  });
}

/// A shortener nobody has listed: a host of hardly any letters and one token ("ht.ly/acDr30oYCNe").
bool is_short_address(const LinkEvidence& link) {
  constexpr std::size_t kMostLabelLetters = 4;
  constexpr std::size_t kMostSuffixLetters = 3;
  const std::string_view label = registrable_label(link.registrable);
  std::string_view token = link.url.path;
  if (token.ends_with('/')) token.remove_suffix(1);
  if (token.starts_with('/')) token.remove_prefix(1);
  const bool short_host = link.url.host == link.registrable && label.size() <= kMostLabelLetters &&
                          link.registrable.size() <= label.size() + 1 + kMostSuffixLetters;
  const bool one_token = token.size() >= 4 && token.size() <= 14 &&
                         std::all_of(token.begin(), token.end(), [](char c) {
                           return is_ascii_letter(c) || is_ascii_digit(c);
                         });
  return short_host && one_token && !link.any_brand && !link.url.host_is_ip;
}

Finding link_brand_shortener(const Evidence& e) {
  if (!e.has_claim() && !e.text_phrases.has(Phrase::credential)) return std::nullopt;
  return first_link(e, [&](const LinkEvidence& link) {
    const bool short_form =
        e.has_claim() && is_foreign_to_sender(e, link) && is_short_address(link);
    return (link.shortener && !link.official) || short_form;
  });
}

Finding link_brand_instant_host(const Evidence& e) {
  if (!e.has_claim()) return std::nullopt;
  return first_link(e, [&](const LinkEvidence& link) {
    return link.instant_host && is_foreign_to_sender(e, link);
  });
}

/// Phish replaces all links at once: privacy and unsubscribe lead where the button leads.
Finding link_brand_all_one_foreign(const Evidence& e) {
  if (!e.has_claim()) return std::nullopt;
  const LinkEvidence* first = nullptr;
  std::size_t clicks = 0;
  for (const LinkEvidence& link : e.links) {
    if (!link.is_web || link.link->source == LinkSource::plain_text) continue;
    if (first == nullptr) first = &link;
    if (!is_foreign_to_sender(e, link) || link.registrable != first->registrable)
      return std::nullopt;
    ++clicks;
  }
  return clicks >= 3 ? Finding(first->url.host) : std::nullopt;
}

// --- text against target

bool shows_other_host(const LinkEvidence& link) {
  return link.is_web && !link.shown_host.empty() &&
         registrable_domain(link.shown_host) != link.registrable;
}

Finding link_text_host_differs(const Evidence& e) {
  for (const LinkEvidence& link : e.links) {
    if (shows_other_host(link) && !link.tracker && !link.of_sender && !link.shortener) {
      return link.shown_host + " → " + link.url.host;
    }
  }
  for (const UrlPair& pair : e.url_pairs) {
    if (registrable_domain(pair.shown_host) != registrable_domain(pair.target_host) &&
        !e.lists.trackers.covers(pair.target_host)) {
      return pair.shown_host + " → " + pair.target_host;
    }
  }
  return std::nullopt;
}

/// The shown host belongs to a brand and the target neither to it, nor to its group, nor to a
/// sender who is it.
bool leads_away(const Evidence& e, std::string_view shown, std::string_view target) {
  const auto* owners = e.lists.brand_domains.find(shown);
  if (owners == nullptr || e.lists.trackers.covers(target)) return false;
  return std::none_of(owners->begin(), owners->end(), [&](std::uint16_t owner) {
    const bool sender_is_owner = e.lists.is_official(owner, e.from.domain) &&
                                 (e.authentication.aligned || !e.authentication.present) &&
                                 registrable_domain(target) == e.from_registrable;
    return sender_is_owner || e.lists.is_official(owner, target) ||
           e.lists.is_partner(owner, target);
  });
}

Finding link_text_official_target_foreign(const Evidence& e) {
  for (const LinkEvidence& link : e.links) {
    if (shows_other_host(link) && leads_away(e, link.shown_host, link.url.host)) {
      return link.shown_host + " → " + link.url.host;
    }
  }
  for (const UrlPair& pair : e.url_pairs) {
    if (leads_away(e, pair.shown_host, pair.target_host))
      return pair.shown_host + " → " + pair.target_host;
  }
  return std::nullopt;
}

// --- the links as a whole

std::size_t count_link_domains(const Evidence& e) {
  std::vector<std::string_view> domains;
  for (const LinkEvidence& link : e.links) {
    if (is_judged(link)) domains.push_back(link.registrable);
  }
  std::sort(domains.begin(), domains.end());
  return static_cast<std::size_t>(std::unique(domains.begin(), domains.end()) - domains.begin());
}

Finding link_none_on_sender_domain(const Evidence& e) {
  if (count_links(e, is_judged) == 0) return std::nullopt;
  const bool any = count_links(e, [](const LinkEvidence& link) {
                     return is_judged(link) && (link.of_sender || link.tracker);
                   }) > 0;
  return fires(!any);
}

Finding link_all_on_sender_domain(const Evidence& e) {
  const std::size_t judged = count_links(e, is_judged);
  const std::size_t own =
      count_links(e, [](const LinkEvidence& link) { return is_judged(link) && link.of_sender; });
  return fires(judged > 0 && own == judged && e.authentication.aligned);
}

Finding link_one_domain(const Evidence& e) {
  return fires(count_link_domains(e) == 1);
}

Finding link_many_domains(const Evidence& e) {
  const std::size_t domains = count_link_domains(e);
  // Newsletters link their shop, their tracker and a few partners; more is a page of strangers.
  if (domains < 8) return std::nullopt;
  return std::to_string(domains);
}

Finding link_none(const Evidence& e) {
  return fires(e.links.empty());
}

Finding link_hidden(const Evidence& e) {
  return first_link(e, [](const LinkEvidence& link) { return link.is_web && link.link->hidden; });
}

Finding link_http_login(const Evidence& e) {
  return first_link(e, [](const LinkEvidence& link) {
    return link.is_web && link.url.scheme == "http" && link.calls_to_act && !link.tracker;
  });
}

Finding link_deadline_threat_foreign(const Evidence& e) {
  const bool pressed = e.text_phrases.has(Phrase::threat) &&
                       (e.text_phrases.has(Phrase::deadline_word) || e.deadline_hours >= 0);
  if (!pressed || e.warns_of_fraud) return std::nullopt;
  if (is_sender_brand(e)) return std::nullopt;
  return first_link(e,
                    [](const LinkEvidence& link) { return is_foreign(link) && !link.any_brand; });
}

constexpr auto kRules = std::to_array<Rule>({
    {{"link_brand_none_official", G::link, L::accuses, "a brand speaks, and no link leads to it",
      "ブランドを名乗るのに、本物へのリンクが一つもない"},
     link_brand_none_official},
    {{"link_brand_some_foreign", G::link, L::neutral,
      "a brand speaks, and links lead both to it and elsewhere",
      "ブランドを名乗り、本物へのリンクと無関係なリンクが混ざっている"},
     link_brand_some_foreign},
    {{"link_call_to_act_foreign", G::link, L::accuses,
      "a brand asks to log in or confirm, on a host that is not its own",
      "ブランドを名乗ってログインや確認を求め、別の場所へ誘導する"},
     link_call_to_act_foreign},
    {{"link_brand_throw_away_domain", G::link, L::accuses,
      "a brand's mail links a throw-away top-level domain",
      "ブランドを名乗るメールのリンク先が使い捨ての多いドメインである"},
     link_brand_throw_away_domain},
    {{"link_brand_random_host", G::link, L::accuses, "a brand's mail links a random host name",
      "ブランドを名乗るメールのリンク先がでたらめな文字列のホストである"},
     link_brand_random_host},
    {{"link_brand_shortener", G::link, L::accuses,
      "a brand's mail or a request for secrets hides its link behind a shortener",
      "ブランドを名乗る、または情報を求めるメールが短縮URLを使っている"},
     link_brand_shortener},
    {{"link_brand_instant_host", G::link, L::accuses,
      "a brand's mail links a free page or dynamic DNS name",
      "ブランドを名乗るメールのリンク先が無料ページやダイナミックDNSである"},
     link_brand_instant_host},
    {{"link_brand_all_one_foreign", G::link, L::accuses,
      "every link of a brand's mail leads to one and the same foreign domain",
      "ブランドを名乗るメールの全リンクが同じ無関係なドメインに向かう"},
     link_brand_all_one_foreign},
    {{"link_text_host_differs", G::link, L::accuses, "a link shows one host and leads to another",
      "リンクの表示とリンク先のホストが違う"},
     link_text_host_differs},
    {{"link_text_official_target_foreign", G::link, L::accuses,
      "a link shows a brand's address and leads elsewhere",
      "リンクの表示は本物のアドレスだが、リンク先は別の場所である"},
     link_text_official_target_foreign},
    {{"link_none_on_sender_domain", G::link, L::neutral, "no link leads to the sender's own domain",
      "差出人のドメインへのリンクが一つもない"},
     link_none_on_sender_domain},
    {{"link_all_on_sender_domain", G::link, L::neutral,
      "every link leads to the proven sender's own domain",
      "全リンクが、認証された差出人自身のドメインに向かう"},
     link_all_on_sender_domain},
    {{"link_one_domain", G::link, L::neutral, "all links share one domain",
      "全リンクが一つのドメインに向かう"},
     link_one_domain},
    {{"link_many_domains", G::link, L::neutral, "the links lead to many domains",
      "リンク先のドメインが多い"},
     link_many_domains},
    {{"link_none", G::link, L::neutral, "no link at all", "リンクがない"}, link_none},
    {{"link_hidden", G::link, L::neutral, "a link stands in text nobody sees",
      "見えない文字の中にリンクがある"},
     link_hidden},
    {{"link_http_login", G::link, L::neutral,
      "asks to log in or confirm over an unprotected connection",
      "暗号化されない接続でログインや確認を求める"},
     link_http_login},
    {{"link_deadline_threat_foreign", G::link, L::accuses,
      "threat, deadline and a link that leads to no brand",
      "脅しと期限と、どのブランドのものでもないリンクが揃っている"},
     link_deadline_threat_foreign},
});

}  // namespace

std::span<const Rule> link_rules() {
  return kRules;
}

}  // namespace furui
