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

/// Gives the first two numbers of an IPv4 address, the first two groups of an IPv6 one: the
/// network a provider rents out.
std::string_view network_of(std::string_view ip) {
  const char separator = ip.find(':') != std::string_view::npos ? ':' : '.';
  const std::size_t first = ip.find(separator);
  if (first == std::string_view::npos) return {};
  return ip.substr(0, ip.find(separator, first + 1));
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

std::string name_class(std::string_view name, const Correspondents& people) {
  if (is_unknown(name)) return "none";
  if (name.starts_with('[')) return "address";
  if (name.find('.') == std::string_view::npos) return "single-label";
  if (name.find_first_not_of("0123456789.") == std::string_view::npos) return "address";
  if (people.is_recipient_domain(name) || people.is_receiver_host(name)) return "receiver";
  return registrable_domain(name);
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
  const std::string reverse = name_class(hop.reverse_name, people);
  const std::string helo = name_class(hop.helo, people);
  add(list, {"entry-name:", reverse});
  add(list, {"entry-helo:", helo});
  add(list, {"entry-names:", reverse == helo ? "same" : "other"});
  if (const std::string_view network = network_of(hop.ip); !network.empty()) {
    add(list, {"entry-network:", network});
  }
  if (has_address_in_name(hop.reverse_name, hop.ip)) add(list, {"entry-name:has-address"});
  if (mail.from.empty() || mail.from.front().domain.empty()) return;
  const std::string sender = registrable_domain(mail.from.front().domain);
  add(list, {"entry-from:", sender == reverse ? "name" : sender == helo ? "helo" : "other"});
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
    add(list,
        {"hop:", name_class(is_unknown(hop.reverse_name) ? hop.helo : hop.reverse_name, people)});
  }
}

}  // namespace furui
