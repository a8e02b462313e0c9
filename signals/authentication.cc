#include "signals/authentication.h"

#include <algorithm>

#include "mail/domain.h"

namespace furui {
namespace {

bool is_same_organisation(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && (a == b || registrable_domain(a) == registrable_domain(b));
}

bool is_pass(const AuthenticationResult& result) {
  return result.result == "pass";
}

/// A pass in a field below which no Received stands, from a server that no hop names.
bool is_sender_claim(const Mail& mail, const AuthenticationResults& field) {
  const bool says_pass = std::any_of(field.results.begin(), field.results.end(), is_pass);
  if (!says_pass || field.authserv_id.empty() || mail.received.empty() ||
      field.received_above < mail.received.size()) {
    return false;
  }
  return std::none_of(mail.received.begin(), mail.received.end(), [&](const ReceivedHop& hop) {
    return is_same_organisation(hop.by, field.authserv_id);
  });
}

void take(Authentication& found, const AuthenticationResult& result, std::string_view from_domain) {
  const bool passed = is_pass(result);
  const bool aligned = !from_domain.empty() && registrable_domain(result.domain) == from_domain;
  if (result.method == "spf" && found.spf.empty()) found.spf = result.result;
  if (result.method == "dkim" && found.dkim != "pass") found.dkim = result.result;
  if (result.method == "dmarc" && found.dmarc.empty()) found.dmarc = result.result;
  const bool counts = result.method == "spf" || result.method == "dkim" || result.method == "dmarc";
  found.aligned = found.aligned || (passed && aligned && counts);
}

}  // namespace

std::size_t find_receiving_hop(const Mail& mail) {
  const auto tells_client = [](const ReceivedHop& hop) {
    return !hop.helo.empty() || !hop.ip.empty() || !hop.reverse_name.empty();
  };
  return static_cast<std::size_t>(
      std::find_if(mail.received.begin(), mail.received.end(), tells_client) -
      mail.received.begin());
}

Authentication judge_authentication(const Mail& mail, std::string_view from_domain,
                                    const Reception& reception) {
  Authentication found;
  std::string_view receiver;
  const std::size_t receiving = find_receiving_hop(mail);
  if (receiving < mail.received.size()) receiver = mail.received[receiving].by;
  const bool receiver_writes_no_id = registrable_domain(receiver) == "outlook.com";
  for (const AuthenticationResults& field : mail.authentication) {
    const bool own = is_same_organisation(receiver, field.authserv_id) ||
                     reception.trusts(field.authserv_id) ||
                     (field.authserv_id.empty() && receiver_writes_no_id);
    const bool above_all = field.received_above == 0;
    if (own && (!found.present || above_all)) {
      found.present = true;
      for (const auto& result : field.results) take(found, result, from_domain);
    } else if (!own && is_sender_claim(mail, field)) {
      found.claimed_by_sender = true;
    }
  }
  // A failed DMARC check outweighs what passed beside it: the server knows more than the header.
  if (found.dmarc == "fail") found.aligned = false;
  return found;
}

}  // namespace furui
