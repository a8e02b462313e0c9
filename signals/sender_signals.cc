#include <algorithm>
#include <array>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

bool covers(const std::vector<std::string>& items, std::string_view item) {
  return !item.empty() && std::find(items.begin(), items.end(), item) != items.end();
}

// --- brand

Finding from_name_brand_domain_mismatch(const Evidence& e) {
  if (e.name_claim == nullptr || !e.is_foreign_claim()) return std::nullopt;
  return e.mismatch(e.claimed, e.from.domain);
}

Finding subject_brand_domain_mismatch(const Evidence& e) {
  if (e.name_claim != nullptr || e.subject_claim == nullptr || !e.is_foreign_claim()) {
    return std::nullopt;
  }
  return e.mismatch(e.claimed, e.from.domain);
}

Finding text_brand_domain_mismatch(const Evidence& e) {
  if (e.text_claim == nullptr || !e.is_foreign_claim()) return std::nullopt;
  return e.mismatch(e.claimed, e.from.domain);
}

/// Needs no list of brands: a bank's or a company's name over a domain bought for throwing away.
Finding from_name_company_odd_domain(const Evidence& e) {
  const bool company = e.name_phrases.has(Phrase::company) ||
                       e.lists.phrases.is_whole(e.name_text, Phrase::office_role);
  if (!company || !e.japanese || e.lists.is_any_brand(e.from.domain)) return std::nullopt;
  const RiskyTld* risk = e.lists.risky_tlds.find(top_level_domain(e.from.domain));
  const bool odd = (risk != nullptr && *risk == RiskyTld::strong) ||
                   e.lists.instant_hosts.find(e.from.domain) != nullptr ||
                   e.lists.letter_model.is_random(registrable_label(e.from_registrable));
  if (!odd) return std::nullopt;
  return e.from.display_name + " ≠ " + e.from.domain;
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
  return e.mismatch(e.claimed, e.from.domain);
}

Finding from_name_brand_throw_away_domain(const Evidence& e) {
  if (!e.is_foreign_claim() || !e.lists.is_risky(e.from.domain)) return std::nullopt;
  return e.mismatch(e.claimed, e.from.domain);
}

Finding from_name_brand_free_mail(const Evidence& e) {
  const bool free = e.from_is_free_mail || e.lists.mixed_domains.has_exactly(e.from.domain);
  const bool foreign = e.standing == Standing::foreign || e.standing == Standing::mixed;
  if (!free || !foreign || e.name_claim == nullptr) return std::nullopt;
  return e.mismatch(e.claimed, e.from.domain);
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

constexpr auto kRules = std::to_array<Rule>({
    {{"from_name_brand_domain_mismatch", G::sender, L::accuses,
      "the sender's name is a brand, the sender's domain is not the brand's",
      "差出人名はブランドだが、差出人のドメインはそのブランドのものではない"},
     from_name_brand_domain_mismatch},
    {{"subject_brand_domain_mismatch", G::sender, L::accuses,
      "the subject speaks for a brand, the sender's domain is not the brand's",
      "件名はブランドを名乗るが、差出人のドメインはそのブランドのものではない"},
     subject_brand_domain_mismatch},
    {{"text_brand_domain_mismatch", G::sender, L::accuses,
      "the first lines speak for a brand, the sender's domain is not the brand's",
      "本文の冒頭でブランドを名乗るが、差出人のドメインはそのブランドのものではない"},
     text_brand_domain_mismatch},
    {{"from_name_brand_alarm", G::sender, L::accuses,
      "the sender's name is a brand with a word of alarm",
      "差出人名のブランドに「緊急」「警告」などの語が付いている"},
     from_name_brand_alarm},
    {{"from_other_company_domain", G::sender, L::accuses,
      "speaks for one company from the unproven domain of another",
      "ある会社を名乗るが、認証のない別の会社のドメインから届いた"},
     from_other_company_domain},
    {{"from_name_brand_throw_away_domain", G::sender, L::accuses,
      "a brand's mail from a throw-away top-level domain",
      "ブランドを名乗るメールが使い捨ての多いトップレベルドメインから届いた"},
     from_name_brand_throw_away_domain},
    {{"from_name_brand_free_mail", G::sender, L::accuses,
      "a brand's name over a mailbox anybody can have",
      "ブランド名だが、誰でも取れるメールアドレスである"},
     from_name_brand_free_mail},
    {{"from_brand_mailbox_domain", G::sender, L::neutral,
      "the brand's domain is also that of its customers' mailboxes",
      "ブランドのドメインだが、利用者のメールアドレスにも使われている"},
     from_brand_mailbox_domain},
    {{"from_name_generic_role", G::sender, L::neutral,
      "the sender's name is an office or a word for mail, and nobody's",
      "差出人名が役割や「お知らせ」だけで、誰のものでもない"},
     from_name_generic_role},
    {{"from_name_time_stamp", G::sender, L::accuses, "the sender's name is a time stamp",
      "差出人名が日時になっている"},
     from_name_time_stamp},
    {{"from_name_random", G::sender, L::accuses,
      "the sender's name is a random word under Japanese text",
      "日本語のメールなのに差出人名がでたらめな文字列である"},
     from_name_random},
    {{"from_name_other_address", G::sender, L::accuses,
      "the sender's name shows another address or domain than the sender's",
      "差出人名に、実際とは別のアドレスやドメインが書かれている"},
     from_name_other_address},
    {{"from_name_recipient_domain", G::sender, L::accuses,
      "the sender's name shows the recipient's own domain",
      "差出人名に受信者自身のドメインが書かれている"},
     from_name_recipient_domain},
    {{"from_name_company_free_mail", G::sender, L::accuses, "a company's name over a free mailbox",
      "会社や事務局の名前だが、フリーメールである"},
     from_name_company_free_mail},
    {{"from_name_company_odd_domain", G::sender, L::accuses,
      "the sender's name is a company's or an office's, the domain a throw-away or random one",
      "差出人名は会社や窓口だが、差出人のドメインは使い捨てか、でたらめな文字列である"},
     from_name_company_odd_domain},
});

}  // namespace

std::span<const Rule> sender_rules() {
  return kRules;
}

}  // namespace furui
