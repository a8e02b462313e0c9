#include <algorithm>
#include <array>
#include <cctype>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;

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

Finding from_brand_domain_forged(const Evidence& e) {
  if (!is_brand_domain(e) || !e.authentication.present || e.authentication.aligned)
    return std::nullopt;
  // Without any verdict on From's domain (none, temperror) there is no contradiction.
  const bool contradicted = e.authentication.dmarc == "fail" || e.authentication.spf == "fail" ||
                            e.authentication.spf == "softfail" ||
                            (e.envelope_registrable != e.from_registrable &&
                             !e.envelope_registrable.empty() && !has_aligned_signature(e));
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
  if (owners == nullptr || !looks_names_up(hop)) return std::nullopt;
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
    {{"from_brand_domain_forged", G::sender,
      "a brand's own domain, and the receiving server found that it is not the brand",
      "ブランドの本物のドメインを名乗るが、受信サーバーの認証で否定された"},
     from_brand_domain_forged},
    {{"from_brand_domain_unproven", G::sender,
      "a brand's own domain without signature, check or server of the brand",
      "ブランドの本物のドメインを名乗るが、署名も認証結果も本物のサーバーもない"},
     from_brand_domain_unproven},
    {{"from_brand_authenticated", G::sender,
      "the named brand's own domain, proven by the receiving server",
      "名乗るブランドの本物のドメインで、受信サーバーの認証に合格した"},
     from_brand_authenticated},
    {{"auth_aligned", G::sender,
      "the receiving server has proven the sender's domain (not its honesty)",
      "受信サーバーが差出人のドメインを確かめた（誠実さの証明ではない）"},
     auth_aligned},
    {{"auth_not_aligned", G::sender, "the receiving server could not prove the sender's domain",
      "受信サーバーが差出人のドメインを確かめられなかった"},
     auth_not_aligned},
    {{"auth_spf_fail", G::sender, "the sending machine may not send for the domain (SPF)",
      "SPF に不合格"},
     auth_spf_fail},
    {{"auth_dkim_fail", G::sender, "no signature was valid (DKIM)", "DKIM 署名が正しくない"},
     auth_dkim_fail},
    {{"auth_dmarc_fail", G::sender, "the domain's owner disowns the mail (DMARC)",
      "DMARC に不合格"},
     auth_dmarc_fail},
    {{"auth_claimed_by_sender", G::sender, "a passed check that no receiving server wrote",
      "受信側のどのサーバーも書いていない「合格」の記録がある"},
     auth_claimed_by_sender},
    {{"dkim_domain_differs", G::sender, "signed, but never by the sender's domain",
      "署名はあるが、差出人のドメインのものではない"},
     dkim_domain_differs},
    {{"received_no_reverse_name", G::sender, "came from a machine without a name",
      "名前（逆引き）のない機械から届いた"},
     received_no_reverse_name},
    {{"received_helo_differs", G::sender,
      "the sending machine calls itself by another name than it has",
      "送信した機械が、実際とは違う名前を名乗った"},
     received_helo_differs},
    {{"received_helo_brand", G::sender, "the sending machine calls itself a brand's and is not",
      "送信した機械がブランドのサーバーを名乗るが、そうではない"},
     received_helo_brand},
    {{"received_dynamic_name", G::sender, "came from a home line, not from a mail server",
      "メールサーバーではなく一般家庭などの回線から届いた"},
     received_dynamic_name},
    {{"received_rented_machine", G::sender, "a brand's mail from a rented machine",
      "ブランドを名乗るメールが貸しサーバーから届いた"},
     received_rented_machine},
});

}  // namespace

std::span<const Rule> authentication_rules() {
  return kRules;
}

}  // namespace furui
