#include <algorithm>
#include <array>
#include <cctype>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

bool covers(const std::vector<std::string>& items, std::string_view item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

/// From stands at a brand's own domain: of the brand it names or of any.
bool is_brand_domain(const Evidence& e) {
  return e.lists.is_any_brand(e.from.domain) && !e.lists.mixed_domains.has_exactly(e.from.domain) &&
         !e.from_is_free_mail;
}

bool has_aligned_signature(const Evidence& e) {
  return covers(e.dkim_registrable, e.from_registrable);
}

bool hop_is_of(const Evidence& e, std::string_view domain) {
  return e.first_outside_hop != nullptr && !domain.empty() &&
         registrable_domain(e.first_outside_hop->reverse_name) == domain;
}

/// A name the receiving server looked up and found.
bool has_reverse_name(const ReceivedHop& hop) {
  return !hop.reverse_name.empty() && hop.reverse_name != "unknown";
}

/// Microsoft's servers write no looked-up name, so its absence says nothing there.
bool looks_names_up(const ReceivedHop& hop) {
  return hop.by.find("outlook") == std::string::npos && !hop.ip.empty() &&
         !hop.with.ends_with("SMTPA") && !hop.with.ends_with("SMTPSA") && !hop.helo.empty();
}

/// A sending platform's own envelope and a pass for it: many brands send so without signing.
bool comes_through_platform(const Evidence& e) {
  return e.authentication.spf == "pass" && e.lists.trackers.covers(e.envelope_registrable);
}

Finding from_brand_domain_forged(const Evidence& e) {
  if (!is_brand_domain(e) || !e.authentication.present || e.authentication.aligned)
    return std::nullopt;
  // Without any verdict on From's domain (none, temperror) there is no contradiction.
  const bool contradicted =
      e.authentication.dmarc == "fail" || e.authentication.spf == "fail" ||
      e.authentication.spf == "softfail" ||
      (e.envelope_registrable != e.from_registrable && !e.envelope_registrable.empty() &&
       !has_aligned_signature(e) && !comes_through_platform(e));
  if (!contradicted) return std::nullopt;
  return e.from.domain;
}

Finding from_brand_domain_unproven(const Evidence& e) {
  if (!is_brand_domain(e) || e.authentication.present || has_aligned_signature(e))
    return std::nullopt;
  if (e.first_outside_hop == nullptr || hop_is_of(e, e.from_registrable)) return std::nullopt;
  const auto* owners = e.lists.brand_domains.find(e.from.domain);
  const auto* hop_owners = e.lists.brand_domains.find(e.first_outside_hop->reverse_name);
  const bool same_owner = hop_owners != nullptr &&
                          std::find_first_of(owners->begin(), owners->end(), hop_owners->begin(),
                                             hop_owners->end()) != owners->end();
  if (same_owner) return std::nullopt;
  return e.from.domain;
}

Finding from_brand_authenticated(const Evidence& e) {
  if (e.standing != Standing::official || !e.authentication.aligned) return std::nullopt;
  return e.brand_name(e.claimed) + " = " + e.from.domain;
}

/// .co.jp and its like are given to one registered organisation each, against papers.
Finding from_organisation_domain_proven(const Evidence& e) {
  constexpr std::array<std::string_view, 6> kSuffixes = {".co.jp", ".or.jp", ".go.jp",
                                                         ".lg.jp", ".ac.jp", ".ed.jp"};
  const bool organisation =
      std::any_of(kSuffixes.begin(), kSuffixes.end(),
                  [&](std::string_view suffix) { return e.from_registrable.ends_with(suffix); });
  if (!organisation || !e.authentication.aligned || e.is_foreign_claim()) return std::nullopt;
  return e.from_registrable;
}

// --- the brand's own address, and what stands beside it

/// From is the claimed brand's address, and the receiving server has not proven it.
bool is_unproven_brand(const Evidence& e) {
  return e.standing == Standing::official && !e.authentication.aligned;
}

bool may_send_for(const Evidence& e, std::string_view domain) {
  const auto brand = static_cast<std::uint16_t>(e.claimed);
  return e.lists.is_official(brand, domain) || e.lists.is_partner(brand, domain) ||
         e.lists.trackers.covers(domain) || registrable_domain(domain) == e.from_registrable;
}

Finding dkim_brand_domain_mismatch(const Evidence& e) {
  if (!is_unproven_brand(e) || e.mail.dkim_domains.empty()) return std::nullopt;
  const auto& domains = e.mail.dkim_domains;
  const bool any = std::any_of(domains.begin(), domains.end(),
                               [&](const std::string& domain) { return may_send_for(e, domain); });
  if (any) return std::nullopt;
  return e.mismatch(e.claimed, domains.front());
}

Finding return_path_brand_domain_mismatch(const Evidence& e) {
  if (!is_unproven_brand(e) || e.envelope_registrable.empty() ||
      may_send_for(e, e.mail.return_path->domain)) {
    return std::nullopt;
  }
  return e.mismatch(e.claimed, e.envelope_registrable);
}

Finding message_id_brand_domain_mismatch(const Evidence& e) {
  if (!is_unproven_brand(e)) return std::nullopt;
  const std::size_t at = e.mail.message_id.rfind('@');
  if (at == std::string::npos) return std::nullopt;
  const std::string host = ascii_lowered(std::string_view(e.mail.message_id).substr(at + 1));
  // A machine's private name belongs to nobody; the envelope has its own signal.
  const bool is_private = host.find('.') == std::string::npos || host.ends_with(".local") ||
                          host.ends_with(".localdomain");
  const bool foreign = !is_private && !may_send_for(e, host) &&
                       !e.lists.mixed_domains.covers(registrable_domain(host)) &&
                       registrable_domain(host) != e.envelope_registrable;
  if (!foreign) return std::nullopt;
  return e.mismatch(e.claimed, host);
}

Finding auth_aligned(const Evidence& e) {
  return fires(e.authentication.aligned);
}

Finding auth_not_aligned(const Evidence& e) {
  return fires(e.authentication.present && !e.authentication.aligned);
}

Finding auth_spf_fail(const Evidence& e) {
  return fires(e.authentication.spf == "fail" || e.authentication.spf == "softfail");
}

Finding auth_dkim_fail(const Evidence& e) {
  return fires(e.authentication.dkim == "fail");
}

Finding auth_dmarc_fail(const Evidence& e) {
  return fires(e.authentication.dmarc == "fail");
}

Finding auth_claimed_by_sender(const Evidence& e) {
  return fires(e.authentication.claimed_by_sender);
}

Finding dkim_domain_differs(const Evidence& e) {
  if (e.dkim_registrable.empty() || e.from_registrable.empty() || has_aligned_signature(e)) {
    return std::nullopt;
  }
  return e.dkim_registrable.front() + " ≠ " + e.from_registrable;
}

Finding received_no_reverse_name(const Evidence& e) {
  if (e.first_outside_hop == nullptr) return std::nullopt;
  const ReceivedHop& hop = *e.first_outside_hop;
  if (!looks_names_up(hop) || has_reverse_name(hop)) return std::nullopt;
  return hop.ip;
}

Finding received_helo_differs(const Evidence& e) {
  if (e.first_outside_hop == nullptr) return std::nullopt;
  const ReceivedHop& hop = *e.first_outside_hop;
  if (!has_reverse_name(hop) || hop.helo.find('.') == std::string::npos) return std::nullopt;
  const bool helo_is_ip = hop.helo.find_first_not_of("0123456789.[]:abcdef") == std::string::npos;
  if (helo_is_ip || registrable_domain(hop.helo) == registrable_domain(hop.reverse_name))
    return std::nullopt;
  return hop.helo + " ≠ " + hop.reverse_name;
}

Finding received_helo_brand(const Evidence& e) {
  if (e.first_outside_hop == nullptr) return std::nullopt;
  const ReceivedHop& hop = *e.first_outside_hop;
  const auto* owners = e.lists.brand_domains.find(hop.helo);
  // The receiving server has asked: the machine may send for the domain.
  const std::string named = registrable_domain(hop.helo);
  const bool may_send = (e.authentication.aligned && e.from_registrable == named) ||
                        (e.authentication.spf == "pass" && e.envelope_registrable == named);
  if (owners == nullptr || may_send || !looks_names_up(hop)) return std::nullopt;
  const auto* real = e.lists.brand_domains.find(hop.reverse_name);
  if (real != nullptr || registrable_domain(hop.reverse_name) == registrable_domain(hop.helo)) {
    return std::nullopt;
  }
  return hop.helo + " ≠ " + (has_reverse_name(hop) ? hop.reverse_name : hop.ip);
}

/// "p1234-ipbf.tokyo.ocn.ne.jp", "1-2-3-4.dynamic.example": a customer's line, no mail server.
Finding received_dynamic_name(const Evidence& e) {
  if (e.first_outside_hop == nullptr || !looks_names_up(*e.first_outside_hop)) return std::nullopt;
  const std::string& name = e.first_outside_hop->reverse_name;
  for (const std::string_view word :
       {"dynamic", "dyn.", "dhcp", "pool", "ppp", "dsl", "flets", "bbtec", "cable", "broadband"}) {
    if (name.find(word) != std::string::npos) return name;
  }
  int groups = 0;
  bool in_digits = false;
  for (const char c : name.substr(0, name.find('.'))) {
    const bool digit = is_ascii_digit(c);
    if (digit && !in_digits) ++groups;
    if (!digit && c != '-') groups = 0;
    in_digits = digit;
  }
  return groups >= 4 ? Finding(name) : std::nullopt;
}

Finding received_rented_machine(const Evidence& e) {
  if (e.first_outside_hop == nullptr || !e.is_foreign_claim()) return std::nullopt;
  const std::string& name = e.first_outside_hop->reverse_name;
  const bool rented =
      e.lists.shared_hosting.covers(name) || e.lists.instant_hosts.find(name) != nullptr;
  if (!rented) return std::nullopt;
  return e.mismatch(e.claimed, name);
}

constexpr auto kRules = std::to_array<Rule>({
    {{"from_brand_domain_forged", G::sender, L::accuses,
      "a brand's own domain, and the receiving server found that it is not the brand",
      "ブランドの本物のドメインを名乗るが、受信サーバーの認証で否定された"},
     from_brand_domain_forged},
    {{"from_brand_domain_unproven", G::sender, L::accuses,
      "a brand's own domain without signature, check or server of the brand",
      "ブランドの本物のドメインを名乗るが、署名も認証結果も本物のサーバーもない"},
     from_brand_domain_unproven},
    {{"from_brand_authenticated", G::sender, L::vouches,
      "the named brand's own domain, proven by the receiving server",
      "名乗るブランドの本物のドメインで、受信サーバーの認証に合格した"},
     from_brand_authenticated},
    {{"from_organisation_domain_proven", G::sender, L::vouches,
      "the proven domain of a registered Japanese organisation",
      "認証された差出人のドメインが、登記された組織だけが持てる種類（.co.jp など）である"},
     from_organisation_domain_proven},
    {{"dkim_brand_domain_mismatch", G::sender, L::accuses,
      "the brand's own address, signed by somebody else alone",
      "ブランドの本物のアドレスだが、署名は別のドメインのものだけである"},
     dkim_brand_domain_mismatch},
    {{"return_path_brand_domain_mismatch", G::sender, L::accuses,
      "the brand's own address, errors go to somebody else",
      "ブランドの本物のアドレスだが、エラーの返送先は別のドメインである"},
     return_path_brand_domain_mismatch},
    {{"message_id_brand_domain_mismatch", G::sender, L::accuses,
      "the brand's own address, the Message-ID is somebody else's",
      "ブランドの本物のアドレスだが、Message-ID は別のドメインのものである"},
     message_id_brand_domain_mismatch},
    {{"auth_aligned", G::sender, L::neutral,
      "the receiving server has proven the sender's domain (not its honesty)",
      "受信サーバーが差出人のドメインを確かめた（誠実さの証明ではない）"},
     auth_aligned},
    {{"auth_not_aligned", G::sender, L::neutral,
      "the receiving server could not prove the sender's domain",
      "受信サーバーが差出人のドメインを確かめられなかった"},
     auth_not_aligned},
    {{"auth_spf_fail", G::sender, L::accuses,
      "the sending machine may not send for the domain (SPF)", "SPF に不合格"},
     auth_spf_fail},
    {{"auth_dkim_fail", G::sender, L::neutral, "no signature was valid (DKIM)",
      "DKIM 署名が正しくない"},
     auth_dkim_fail},
    {{"auth_dmarc_fail", G::sender, L::accuses, "the domain's owner disowns the mail (DMARC)",
      "DMARC に不合格"},
     auth_dmarc_fail},
    {{"auth_claimed_by_sender", G::sender, L::accuses,
      "a passed check that no receiving server wrote",
      "受信側のどのサーバーも書いていない「合格」の記録がある"},
     auth_claimed_by_sender},
    {{"dkim_domain_differs", G::sender, L::neutral, "signed, but never by the sender's domain",
      "署名はあるが、差出人のドメインのものではない"},
     dkim_domain_differs},
    {{"received_no_reverse_name", G::sender, L::accuses, "came from a machine without a name",
      "名前（逆引き）のない機械から届いた"},
     received_no_reverse_name},
    {{"received_helo_differs", G::sender, L::accuses,
      "the sending machine calls itself by another name than it has",
      "送信した機械が、実際とは違う名前を名乗った"},
     received_helo_differs},
    {{"received_helo_brand", G::sender, L::neutral,
      "the sending machine calls itself a brand's and is not",
      "送信した機械がブランドのサーバーを名乗るが、そうではない"},
     received_helo_brand},
    {{"received_dynamic_name", G::sender, L::accuses,
      "came from a home line, not from a mail server",
      "メールサーバーではなく一般家庭などの回線から届いた"},
     received_dynamic_name},
    {{"received_rented_machine", G::sender, L::accuses, "a brand's mail from a rented machine",
      "ブランドを名乗るメールが貸しサーバーから届いた"},
     received_rented_machine},
});

}  // namespace

std::span<const Rule> authentication_rules() {
  return kRules;
}

}  // namespace furui
