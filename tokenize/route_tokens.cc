#include <algorithm>
#include <string>
#include <string_view>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "tokenize/property_tokens.h"

namespace furui {
namespace {

// Hops below the entry are the sender's word; honest ways have two or three.
constexpr std::size_t kMostHops = 8;

void add(TokenList& list, std::initializer_list<std::string_view> parts) {
  list.add(Field::header, TokenKind::property, parts);
}

/// Tells names made of the address, as access providers give their customers.
bool has_address_in_name(std::string_view name, std::string_view ip) {
  std::size_t found = 0;
  while (!ip.empty()) {
    const std::size_t end = std::min(ip.find('.'), ip.size());
    if (end >= 2 && name.find(ip.substr(0, end)) != std::string_view::npos) ++found;
    ip.remove_prefix(std::min(end + 1, ip.size()));
  }
  return found >= 2;
}

bool is_unknown(std::string_view name) {
  return name.empty() || name == "unknown";
}

bool is_address(std::string_view name) {
  return name.starts_with('[') || name.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool is_of(const Address& address, std::string_view domain) {
  return !address.domain.empty() && registrable_domain(address.domain) == domain;
}

/// Says how a host stands to the people of the mail. Its name would tell through which servers a
/// collection of mails came, or who of the receivers has mails sent on.
std::string name_class(std::string_view name, std::string_view ip, const Mail& mail,
                       const Correspondents& people) {
  if (is_unknown(name)) return "none";
  if (is_address(name)) return "address";
  if (name.find('.') == std::string_view::npos) return "single-label";
  if (people.is_recipient_domain(name) || people.is_receiver_host(name)) return "receiver";
  const std::string domain = registrable_domain(name);
  if (!mail.from.empty() && is_of(mail.from.front(), domain)) return "sender";
  if (mail.return_path && is_of(*mail.return_path, domain)) return "envelope";
  if (has_address_in_name(name, ip)) return "has-address";
  return "other." + std::string(top_level_domain(name));
}

bool have_same_domain(std::string_view a, std::string_view b) {
  return is_unknown(a) || is_unknown(b) ? is_unknown(a) == is_unknown(b)
                                        : registrable_domain(a) == registrable_domain(b);
}

std::string_view count_class(std::size_t hops) {
  return hops == 0   ? "0"
         : hops == 1 ? "1"
         : hops == 2 ? "2"
         : hops == 3 ? "3"
         : hops < 6  ? "4-5"
                     : "6+";
}

void add_entry(const Mail& mail, const ReceivedHop& hop, const Correspondents& people,
               TokenList& list) {
  const std::string reverse = name_class(hop.reverse_name, hop.ip, mail, people);
  const std::string helo = name_class(hop.helo, hop.ip, mail, people);
  add(list, {"entry-name:", reverse});
  add(list, {"entry-helo:", helo});
  const bool same = have_same_domain(hop.reverse_name, hop.helo);
  add(list, {"entry-names:", same ? "same" : "other"});
  if (mail.from.empty() || mail.from.front().domain.empty()) return;
  const std::string_view match = reverse == "sender" ? "name" : helo == "sender" ? "helo" : "other";
  add(list, {"entry-from:", match});
}

}  // namespace

void add_route_tokens(const Mail& mail, const Correspondents& people, TokenList& list) {
  const std::size_t entry = people.entry_hop();
  if (entry >= mail.received.size()) return add(list, {"hops:0"});
  add(list, {"hops:", count_class(mail.received.size() - entry)});
  add_entry(mail, mail.received[entry], people, list);
  const std::size_t last = std::min(mail.received.size(), entry + 1 + kMostHops);
  for (std::size_t i = entry + 1; i < last; ++i) {
    const ReceivedHop& hop = mail.received[i];
    const std::string_view name = is_unknown(hop.reverse_name) ? hop.helo : hop.reverse_name;
    add(list, {"hop:", name_class(name, hop.ip, mail, people)});
  }
}

}  // namespace furui
