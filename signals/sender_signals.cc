#include <algorithm>
#include <array>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;

/// "Amazon ≠ hpuwefp2vlbpux.bar"
std::string mismatch(const Evidence& e, int brand, std::string_view domain) {
  return e.brand_name(brand) + " ≠ " + std::string(domain);
}

bool covers(const std::vector<std::string>& items, std::string_view item) {
  return !item.empty() && std::find(items.begin(), items.end(), item) != items.end();
}

bool is_risky(const Evidence& e, std::string_view domain) {
  return e.lists.risky_tlds.find(top_level_domain(domain)) != nullptr;
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

// --- brand

Finding from_name_brand_domain_mismatch(const Evidence& e) {
  if (e.name_claim == nullptr || !e.is_foreign_claim()) return std::nullopt;
  return mismatch(e, e.claimed, e.from.domain);
}

Finding subject_brand_domain_mismatch(const Evidence& e) {
  if (e.name_claim != nullptr || e.subject_claim == nullptr || !e.is_foreign_claim()) {
    return std::nullopt;
  }
  return mismatch(e, e.claimed, e.from.domain);
}

Finding from_name_brand_alarm(const Evidence& e) {
  if (e.name_claim == nullptr || !e.name_phrases.has(Phrase::alarm)) return std::nullopt;
  return std::string(e.name_phrases.first(Phrase::alarm));
}

Finding from_other_company_domain(const Evidence& e) {
  if (!e.is_foreign_claim() || e.authentication.aligned || e.from_is_free_mail) return std::nullopt;
  const bool other_brand = e.lists.is_any_brand(e.from.domain);
  const bool japanese = e.from.domain.ends_with(".jp");
  if (!other_brand && !japanese) return std::nullopt;
  return mismatch(e, e.claimed, e.from.domain);
}

Finding from_name_brand_throw_away_domain(const Evidence& e) {
  if (!e.is_foreign_claim() || !is_risky(e, e.from.domain)) return std::nullopt;
  return mismatch(e, e.claimed, e.from.domain);
}

Finding from_name_brand_free_mail(const Evidence& e) {
  const bool free = e.from_is_free_mail || e.lists.mixed_domains.has_exactly(e.from.domain);
  const bool foreign = e.standing == Standing::foreign || e.standing == Standing::mixed;
  if (!free || !foreign || e.name_claim == nullptr) return std::nullopt;
  return mismatch(e, e.claimed, e.from.domain);
}

Finding from_brand_mailbox_domain(const Evidence& e) {
  return fires(e.standing == Standing::mixed);
}

// --- display name

Finding from_name_generic_role(const Evidence& e) {
  return fires(e.lists.phrases.is_whole(e.name_text, Phrase::office_role));
}

Finding from_name_time_stamp(const Evidence& e) {
  const std::string& name = e.name_text;
  if (name.size() < 10) return std::nullopt;
  constexpr std::string_view kShape = "dddd-dd-dd";
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    const bool separator = name[i] == '-' || name[i] == '/';
    if (kShape[i] == 'd' ? !is_ascii_digit(name[i]) : !separator) return std::nullopt;
  }
  return e.from.display_name;
}

Finding from_name_random(const Evidence& e) {
  const std::string& name = e.from.display_name;
  const bool one_word =
      name.size() >= 5 && name.size() <= 16 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || is_ascii_digit(c);
      });
  if (!one_word || !e.japanese || !e.lists.letter_model.is_random(name)) return std::nullopt;
  return name;
}

/// Gives the domain of an address or the host that a display name shows.
std::string shown_domain(const Evidence& e) {
  const std::string name = ascii_lowered(e.from_name.text);
  const std::size_t at = name.find('@');
  if (at != std::string::npos && at > 0) {
    std::string host = host_in_text("http://" + name.substr(at + 1));
    if (!host.empty()) return host;
  }
  return name.find(' ') == std::string::npos ? host_in_text(name) : std::string();
}

Finding from_name_other_address(const Evidence& e) {
  const std::string domain = shown_domain(e);
  if (domain.empty() || registrable_domain(domain) == e.from_registrable) return std::nullopt;
  const bool official_claim = e.has_claim() && !e.is_foreign_claim();
  if (official_claim) return std::nullopt;
  return domain + " ≠ " + e.from.domain;
}

Finding from_name_recipient_domain(const Evidence& e) {
  const std::string domain = registrable_domain(shown_domain(e));
  if (domain == e.from_registrable || !covers(e.recipient_domains, domain)) return std::nullopt;
  return domain;
}

Finding from_name_company_free_mail(const Evidence& e) {
  if (!e.from_is_free_mail || !e.name_phrases.has(Phrase::company)) return std::nullopt;
  return e.from.display_name + " @" + e.from.domain;
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
  if (e.lists.is_any_brand(e.from.domain)) return std::nullopt;
  const std::string_view label = registrable_label(e.from_registrable);
  if (label.starts_with("xn--") || !e.lists.letter_model.is_random(label)) return std::nullopt;
  return e.from_registrable;
}

Finding from_domain_risky_tld(const Evidence& e) {
  if (!is_risky(e, e.from.domain)) return std::nullopt;
  return "." + std::string(top_level_domain(e.from.domain));
}

Finding from_domain_throw_away_japanese(const Evidence& e) {
  return fires(e.japanese && is_strongly_risky(e, e.from.domain));
}

Finding from_domain_borrows_brand(const Evidence& e) {
  const HostTrace& trace = e.from_trace;
  const int brand = std::max({trace.label_brand, trace.sub_domain_brand, trace.look_alike_brand});
  if (e.standing == Standing::plausible) return std::nullopt;
  if (trace.national_suffix_inside) return e.from.domain;
  if (brand < 0) return std::nullopt;
  return mismatch(e, brand, e.from.domain);
}

Finding from_domain_misspelled_brand(const Evidence& e) {
  if (e.from_trace.misspelled_brand < 0) return std::nullopt;
  return mismatch(e, e.from_trace.misspelled_brand, e.from.domain);
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
  return mismatch(e, e.claimed, domain);
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
  const bool odd = is_risky(e, e.envelope_registrable) ||
                   e.lists.letter_model.is_random(registrable_label(e.envelope_registrable));
  if (e.envelope_registrable.empty() || !odd || e.lists.trackers.covers(e.envelope_registrable)) {
    return std::nullopt;
  }
  return e.envelope_registrable;
}

constexpr auto kRules = std::to_array<Rule>({
    {{"from_name_brand_domain_mismatch", G::sender,
      "the sender's name is a brand, the sender's domain is not the brand's",
      "差出人名はブランドだが、差出人のドメインはそのブランドのものではない"},
     from_name_brand_domain_mismatch},
    {{"subject_brand_domain_mismatch", G::sender,
      "the subject speaks for a brand, the sender's domain is not the brand's",
      "件名はブランドを名乗るが、差出人のドメインはそのブランドのものではない"},
     subject_brand_domain_mismatch},
    {{"from_name_brand_alarm", G::sender, "the sender's name is a brand with a word of alarm",
      "差出人名のブランドに「緊急」「警告」などの語が付いている"},
     from_name_brand_alarm},
    {{"from_other_company_domain", G::sender,
      "speaks for one company from the unproven domain of another",
      "ある会社を名乗るが、認証のない別の会社のドメインから届いた"},
     from_other_company_domain},
    {{"from_name_brand_throw_away_domain", G::sender,
      "a brand's mail from a throw-away top-level domain",
      "ブランドを名乗るメールが使い捨ての多いトップレベルドメインから届いた"},
     from_name_brand_throw_away_domain},
    {{"from_name_brand_free_mail", G::sender, "a brand's name over a mailbox anybody can have",
      "ブランド名だが、誰でも取れるメールアドレスである"},
     from_name_brand_free_mail},
    {{"from_brand_mailbox_domain", G::sender,
      "the brand's domain is also that of its customers' mailboxes",
      "ブランドのドメインだが、利用者のメールアドレスにも使われている"},
     from_brand_mailbox_domain},
    {{"from_name_generic_role", G::sender,
      "the sender's name is an office or a word for mail, and nobody's",
      "差出人名が役割や「お知らせ」だけで、誰のものでもない"},
     from_name_generic_role},
    {{"from_name_time_stamp", G::sender, "the sender's name is a time stamp",
      "差出人名が日時になっている"},
     from_name_time_stamp},
    {{"from_name_random", G::sender, "the sender's name is a random word under Japanese text",
      "日本語のメールなのに差出人名がでたらめな文字列である"},
     from_name_random},
    {{"from_name_other_address", G::sender,
      "the sender's name shows another address or domain than the sender's",
      "差出人名に、実際とは別のアドレスやドメインが書かれている"},
     from_name_other_address},
    {{"from_name_recipient_domain", G::sender, "the sender's name shows the recipient's own domain",
      "差出人名に受信者自身のドメインが書かれている"},
     from_name_recipient_domain},
    {{"from_name_company_free_mail", G::sender, "a company's name over a free mailbox",
      "会社や事務局の名前だが、フリーメールである"},
     from_name_company_free_mail},
    {{"from_local_part_brand", G::sender, "a brand's name before the @ of a foreign domain",
      "無関係なドメインの @ の前にブランド名がある"},
     from_local_part_brand},
    {{"from_local_part_domain", G::sender, "a whole domain before the @",
      "@ の前にドメイン名が丸ごと入っている"},
     from_local_part_domain},
    {{"from_local_part_of_recipient", G::sender,
      "the sender's address is built from the recipient's",
      "差出人アドレスに受信者のアドレスが組み込まれている"},
     from_local_part_of_recipient},
    {{"from_local_part_random", G::sender, "random letters before the @",
      "@ の前がでたらめな文字列である"},
     from_local_part_random},
    {{"from_domain_random", G::sender, "the sender's domain is random letters",
      "差出人のドメインがでたらめな文字列である"},
     from_domain_random},
    {{"from_domain_risky_tld", G::sender,
      "the sender's top-level domain is one bought for throwing away",
      "差出人のトップレベルドメインが使い捨てによく使われる"},
     from_domain_risky_tld},
    {{"from_domain_throw_away_japanese", G::sender,
      "Japanese text from a domain hardly any honest Japanese sender uses",
      "日本の送信者がほとんど使わないドメインから日本語で届いた"},
     from_domain_throw_away_japanese},
    {{"from_domain_borrows_brand", G::sender,
      "the sender's domain holds a brand's name or domain without being the brand's",
      "差出人のドメインがブランド名やドメイン名を含むが、本物ではない"},
     from_domain_borrows_brand},
    {{"from_domain_misspelled_brand", G::sender,
      "the sender's domain is a brand's name with typing errors",
      "差出人のドメインがブランド名のつづり違いである"},
     from_domain_misspelled_brand},
    {{"from_domain_shared_hosting", G::sender,
      "the sender's domain is a numbered machine of a hosting company",
      "差出人のドメインがレンタルサーバーの機械名である"},
     from_domain_shared_hosting},
    {{"from_domain_instant_host", G::sender,
      "the sender's domain is a free name of a dynamic DNS service",
      "差出人のドメインがダイナミックDNSの名前である"},
     from_domain_instant_host},
    {{"from_is_recipient", G::sender,
      "claims to come from the recipient's own address, from outside and unproven",
      "受信者自身のアドレスを名乗り、外部から認証なしで届いた"},
     from_is_recipient},
    {{"from_recipient_domain_outside", G::sender,
      "claims the recipient's own domain, from outside and unproven",
      "受信者と同じドメインを名乗り、外部から認証なしで届いた"},
     from_recipient_domain_outside},
    {{"reply_to_domain_differs", G::sender, "answers go to another domain",
      "返信先のドメインが差出人と違う"},
     reply_to_domain_differs},
    {{"reply_to_free_mail", G::sender, "answers to a company's mail go to a free mailbox",
      "差出人は会社のドメインだが、返信先はフリーメールである"},
     reply_to_free_mail},
    {{"reply_to_other_brand", G::sender, "answers go to another brand than the one that speaks",
      "返信先が、名乗っているのとは別のブランドである"},
     reply_to_other_brand},
    {{"return_path_domain_differs", G::sender, "errors go to another domain",
      "エラーの戻り先のドメインが差出人と違う"},
     return_path_domain_differs},
    {{"return_path_throw_away", G::sender,
      "errors go to a throw-away or random domain that is not the sender's",
      "エラーの戻り先が、差出人とは別の使い捨てのドメインである"},
     return_path_throw_away},
});

}  // namespace

std::span<const Rule> sender_rules() {
  return kRules;
}

}  // namespace furui
