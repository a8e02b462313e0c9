#include <algorithm>
#include <array>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "signals/look_alike.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

bool covers(const std::vector<std::string>& items, std::string_view item) {
  return !item.empty() && std::find(items.begin(), items.end(), item) != items.end();
}

bool is_strongly_risky(const Evidence& e, std::string_view domain) {
  const RiskyTld* risk = e.lists.risky_tlds.find(top_level_domain(domain));
  return risk != nullptr && *risk == RiskyTld::strong;
}

/// Words of a local part: between full stops, hyphens, underscores, plus signs and digits.
template <typename Take>
void for_each_word(std::string_view local, Take take) {
  std::string word;
  for (std::size_t i = 0; i <= local.size() && i <= 64; ++i) {
    const char c = i < local.size() ? local[i] : '.';
    if (c >= 'a' && c <= 'z') {
      word += c;
    } else {
      if (word.size() >= 3) take(word);
      word.clear();
    }
  }
}

// --- local part

Finding from_local_part_brand(const Evidence& e) {
  if (e.lists.is_any_brand(e.from.domain)) return std::nullopt;
  int brand = -1;
  for_each_word(ascii_lowered(e.from.local_part), [&](std::string_view word) {
    if (brand < 0) brand = e.lists.matcher.find_exact(word, e.claimed);
    if (brand < 0) brand = e.lists.misspelled_brand(word, e.claimed);
  });
  if (brand < 0 || e.lists.is_official(static_cast<std::uint16_t>(brand), e.from.domain)) {
    return std::nullopt;
  }
  // A person or a small firm whose own name it is: support-norton@norton-garage.example.
  if (registrable_label(e.from_registrable)
              .find(e.lists.brands[static_cast<std::size_t>(brand)].id) != std::string_view::npos &&
      e.authentication.aligned && !e.has_claim()) {
    return std::nullopt;
  }
  return e.from.local_part + " ≠ " + e.from.domain;
}

Finding from_local_part_domain(const Evidence& e) {
  const std::string local = ascii_lowered(e.from.local_part);
  for (const std::string_view ending : {".com", ".jp", ".net", ".co-jp", ".ne.jp"}) {
    const std::size_t at = local.find(ending);
    if (at == std::string::npos || at == 0) continue;
    const std::size_t end = at + ending.size();
    if (end == local.size() || local[end] == '-' || local[end] == '.' || local[end] == '_') {
      return e.from.local_part;
    }
  }
  return std::nullopt;
}

Finding from_local_part_of_recipient(const Evidence& e) {
  const std::string local = ascii_lowered(e.from.local_part);
  for (const std::string& address : e.recipient_addresses) {
    const std::string recipient = address.substr(0, address.find('@'));
    if (recipient.size() < 5 || recipient == local || local.find(recipient) == std::string::npos)
      continue;
    const std::size_t at = address.find('@');
    const bool same_domain = at != std::string::npos && address.substr(at + 1) == e.from.domain;
    if (!same_domain) return e.from.local_part;
  }
  return std::nullopt;
}

Finding from_local_part_random(const Evidence& e) {
  const std::string local = ascii_lowered(e.from.local_part);
  const std::size_t start = local.find_last_of(".-_") + 1;
  const std::string tail = start < local.size() && start > 0 ? local.substr(start) : local;
  if (tail.size() > 24 || local.find('+') != std::string::npos ||
      local.find('=') != std::string::npos) {
    return std::nullopt;
  }
  // People's names and initials grow together in stranger ways than hosts do.
  constexpr double kRandomBelow = -3.75;
  const LetterModel& model = e.lists.letter_model;
  if (!model.is_random(tail) || model.mean_log_probability(tail) > kRandomBelow)
    return std::nullopt;
  return e.from.local_part;
}

// --- domain

Finding from_domain_random(const Evidence& e) {
  if (e.lists.is_any_brand(e.from.domain) || e.lists.mixed_domains.covers(e.from.domain)) {
    return std::nullopt;
  }
  const std::string_view label = registrable_label(e.from_registrable);
  if (label.starts_with("xn--") || !e.lists.letter_model.is_random(label)) return std::nullopt;
  return e.from_registrable;
}

Finding from_domain_risky_tld(const Evidence& e) {
  if (!e.lists.is_risky(e.from.domain)) return std::nullopt;
  return "." + std::string(top_level_domain(e.from.domain));
}

Finding from_domain_throw_away_japanese(const Evidence& e) {
  return fires(e.japanese && is_strongly_risky(e, e.from.domain));
}

/// Hijacked mailboxes of schools and shops abroad speak Japanese all of a sudden.
Finding from_domain_foreign_country(const Evidence& e) {
  const std::string_view tld = top_level_domain(e.from.domain);
  const bool abroad = names_country(tld) && tld != "jp" && !e.lists.is_any_brand(e.from.domain);
  if (!e.japanese || !abroad || e.from_is_free_mail) return std::nullopt;
  return e.from.domain;
}

Finding from_domain_borrows_brand(const Evidence& e) {
  const HostTrace& trace = e.from_trace;
  const int brand = std::max({trace.label_brand, trace.sub_domain_brand, trace.look_alike_brand});
  if (e.standing == Standing::plausible) return std::nullopt;
  if (trace.national_suffix_inside) return e.from.domain;
  if (brand < 0) return std::nullopt;
  return e.mismatch(brand, e.from.domain);
}

Finding from_domain_misspelled_brand(const Evidence& e) {
  if (e.from_trace.misspelled_brand < 0) return std::nullopt;
  return e.mismatch(e.from_trace.misspelled_brand, e.from.domain);
}

Finding from_domain_shared_hosting(const Evidence& e) {
  const std::string& domain = e.from.domain;
  const std::size_t dot = domain.find('.');
  if (dot == std::string::npos || !e.lists.shared_hosting.covers(domain.substr(dot + 1)))
    return std::nullopt;
  const std::string label = domain.substr(0, dot);
  const std::size_t digits = label.find_first_of("0123456789");
  if (digits == 0 || digits == std::string::npos ||
      label.find_first_not_of("0123456789", digits) != std::string::npos) {
    return std::nullopt;
  }
  return domain;
}

Finding from_domain_instant_host(const Evidence& e) {
  const InstantHost* kind = e.lists.instant_hosts.find(e.from.domain);
  if (kind == nullptr || *kind != InstantHost::dynamic_dns) return std::nullopt;
  return e.from.domain;
}

/// "aoz0ra-shokai.co.jp" writes to "aozora-shokai.co.jp": a colleague or partner played.
Finding from_domain_near_recipient_domain(const Evidence& e) {
  const auto is_common = [&](std::string_view domain) {
    return e.lists.free_mail.has_exactly(domain) || e.lists.mixed_domains.has_exactly(domain) ||
           e.lists.is_any_brand(domain);
  };
  if (is_common(e.from.domain)) return std::nullopt;
  const std::string label = without_ascii_look_alikes(registrable_label(e.from_registrable));
  for (const std::string& domain : e.recipient_domains) {
    if (domain == e.from_registrable || is_common(domain)) continue;
    const std::string_view own = registrable_label(domain);
    const bool look_alike =
        own.size() >= 5 && label == own && registrable_label(e.from_registrable) != own;
    if (look_alike || is_misspelling(label, own)) return e.from_registrable + " ≠ " + domain;
  }
  return std::nullopt;
}

// --- recipient

Finding from_is_recipient(const Evidence& e) {
  const bool same = covers(e.recipient_addresses, ascii_lowered(e.from.address));
  return fires(same && !e.authentication.aligned && e.first_outside_hop != nullptr);
}

Finding from_recipient_domain_outside(const Evidence& e) {
  const bool same = covers(e.recipient_domains, e.from_registrable) && !e.from_is_free_mail &&
                    !e.lists.mixed_domains.has_exactly(e.from.domain);
  if (!same || e.authentication.aligned || e.first_outside_hop == nullptr) return std::nullopt;
  const ReceivedHop& hop = *e.first_outside_hop;
  const bool proven_inside = registrable_domain(hop.reverse_name) == e.from_registrable;
  // A signed-in sender (RFC 3848: ...A) is at home wherever he sits.
  if (proven_inside || hop.with.ends_with("SMTPA") || hop.with.ends_with("SMTPSA"))
    return std::nullopt;
  return e.from.domain;
}

// --- where answers and errors go

Finding reply_to_domain_differs(const Evidence& e) {
  if (e.mail.reply_to.empty() || e.from.domain.empty()) return std::nullopt;
  const std::string reply = registrable_domain(e.mail.reply_to.front().domain);
  if (reply.empty() || reply == e.from_registrable) return std::nullopt;
  return reply + " ≠ " + e.from_registrable;
}

Finding reply_to_free_mail(const Evidence& e) {
  if (e.mail.reply_to.empty() || e.from_is_free_mail || e.from.domain.empty()) return std::nullopt;
  const std::string& domain = e.mail.reply_to.front().domain;
  if (!e.lists.free_mail.has_exactly(domain)) return std::nullopt;
  return domain + " ≠ " + e.from.domain;
}

Finding reply_to_other_brand(const Evidence& e) {
  if (e.mail.reply_to.empty() || !e.has_claim()) return std::nullopt;
  const std::string& domain = e.mail.reply_to.front().domain;
  const auto brand = static_cast<std::uint16_t>(e.claimed);
  const bool other = e.lists.is_any_brand(domain) && !e.lists.is_official(brand, domain) &&
                     !e.lists.is_partner(brand, domain) &&
                     !e.lists.mixed_domains.has_exactly(domain);
  if (!other) return std::nullopt;
  return e.mismatch(e.claimed, domain);
}

Finding return_path_domain_differs(const Evidence& e) {
  if (e.envelope_registrable.empty() || e.from_registrable.empty() ||
      e.envelope_registrable == e.from_registrable) {
    return std::nullopt;
  }
  return e.envelope_registrable + " ≠ " + e.from_registrable;
}

Finding return_path_throw_away(const Evidence& e) {
  if (e.envelope_registrable == e.from_registrable) return std::nullopt;
  const bool odd = e.lists.is_risky(e.envelope_registrable) ||
                   e.lists.letter_model.is_random(registrable_label(e.envelope_registrable));
  if (e.envelope_registrable.empty() || !odd || e.lists.trackers.covers(e.envelope_registrable)) {
    return std::nullopt;
  }
  return e.envelope_registrable;
}

constexpr auto kRules = std::to_array<Rule>({
    {{"from_local_part_brand", G::sender, L::accuses,
      "a brand's name before the @ of a foreign domain",
      "無関係なドメインの @ の前にブランド名がある"},
     from_local_part_brand},
    {{"from_local_part_domain", G::sender, L::accuses, "a whole domain before the @",
      "@ の前にドメイン名が丸ごと入っている"},
     from_local_part_domain},
    {{"from_local_part_of_recipient", G::sender, L::accuses,
      "the sender's address is built from the recipient's",
      "差出人アドレスに受信者のアドレスが組み込まれている"},
     from_local_part_of_recipient},
    {{"from_local_part_random", G::sender, L::neutral, "random letters before the @",
      "@ の前がでたらめな文字列である"},
     from_local_part_random},
    {{"from_domain_random", G::sender, L::accuses, "the sender's domain is random letters",
      "差出人のドメインがでたらめな文字列である"},
     from_domain_random},
    {{"from_domain_risky_tld", G::sender, L::accuses,
      "the sender's top-level domain is one bought for throwing away",
      "差出人のトップレベルドメインが使い捨てによく使われる"},
     from_domain_risky_tld},
    {{"from_domain_throw_away_japanese", G::sender, L::accuses,
      "Japanese text from a domain hardly any honest Japanese sender uses",
      "日本の送信者がほとんど使わないドメインから日本語で届いた"},
     from_domain_throw_away_japanese},
    {{"from_domain_foreign_country", G::sender, L::accuses,
      "Japanese text from a domain of another country",
      "日本語のメールが、ほかの国のドメインから届いた"},
     from_domain_foreign_country},
    {{"from_domain_borrows_brand", G::sender, L::accuses,
      "the sender's domain holds a brand's name or domain without being the brand's",
      "差出人のドメインがブランド名やドメイン名を含むが、本物ではない"},
     from_domain_borrows_brand},
    {{"from_domain_misspelled_brand", G::sender, L::accuses,
      "the sender's domain is a brand's name with typing errors",
      "差出人のドメインがブランド名のつづり違いである"},
     from_domain_misspelled_brand},
    {{"from_domain_shared_hosting", G::sender, L::accuses,
      "the sender's domain is a numbered machine of a hosting company",
      "差出人のドメインがレンタルサーバーの機械名である"},
     from_domain_shared_hosting},
    {{"from_domain_instant_host", G::sender, L::neutral,
      "the sender's domain is a free name of a dynamic DNS service",
      "差出人のドメインがダイナミックDNSの名前である"},
     from_domain_instant_host},
    {{"from_domain_near_recipient_domain", G::sender, L::accuses,
      "the sender's domain is the recipient's with typing errors",
      "差出人のドメインが受信者のドメインのつづり違いである"},
     from_domain_near_recipient_domain},
    {{"from_is_recipient", G::sender, L::accuses,
      "claims to come from the recipient's own address, from outside and unproven",
      "受信者自身のアドレスを名乗り、外部から認証なしで届いた"},
     from_is_recipient},
    {{"from_recipient_domain_outside", G::sender, L::neutral,
      "claims the recipient's own domain, from outside and unproven",
      "受信者と同じドメインを名乗り、外部から認証なしで届いた"},
     from_recipient_domain_outside},
    {{"reply_to_domain_differs", G::sender, L::neutral, "answers go to another domain",
      "返信先のドメインが差出人と違う"},
     reply_to_domain_differs},
    {{"reply_to_free_mail", G::sender, L::accuses,
      "answers to a company's mail go to a free mailbox",
      "差出人は会社のドメインだが、返信先はフリーメールである"},
     reply_to_free_mail},
    {{"reply_to_other_brand", G::sender, L::accuses,
      "answers go to another brand than the one that speaks",
      "返信先が、名乗っているのとは別のブランドである"},
     reply_to_other_brand},
    {{"return_path_domain_differs", G::sender, L::neutral, "errors go to another domain",
      "エラーの戻り先のドメインが差出人と違う"},
     return_path_domain_differs},
    {{"return_path_throw_away", G::sender, L::neutral,
      "errors go to a throw-away or random domain that is not the sender's",
      "エラーの戻り先が、差出人とは別の使い捨てのドメインである"},
     return_path_throw_away},
});

}  // namespace

std::span<const Rule> address_rules() {
  return kRules;
}

}  // namespace furui
