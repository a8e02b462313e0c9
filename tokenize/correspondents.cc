#include "tokenize/correspondents.h"

#include <algorithm>
#include <array>

#include "mail/ascii.h"
#include "mail/domain.h"

namespace furui {
namespace {

// More addresses than a person's mail has; a mail to hundreds is not searched for each of them.
constexpr std::size_t kMostRecipients = 30;
constexpr std::size_t kShortestName = 4;

constexpr std::array<std::string_view, 6> kDeliveryHeaders = {"Delivered-To",   "X-Original-To",
                                                              "Envelope-To",    "X-Envelope-To",
                                                              "X-Delivered-To", "Apparently-To"};

constexpr std::array<std::string_view, 6> kListHeaders = {
    "List-Post", "X-BeenThere", "X-Mailman-Version", "X-ML-Name", "Mailing-List", "List-Archive"};

bool contains(const std::vector<std::string>& set, std::string_view text) {
  return std::find(set.begin(), set.end(), text) != set.end();
}

void note(std::vector<std::string>& set, std::string text) {
  if (!text.empty() && set.size() < kMostRecipients && !contains(set, text)) {
    set.push_back(std::move(text));
  }
}

std::string_view domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

/// RFC 1918, loopback and link-local addresses, as servers of one house use among themselves.
bool is_private_ip(std::string_view ip) {
  constexpr std::array<std::string_view, 7> kPrefixes = {"10.", "127.",  "192.168.", "169.254.",
                                                         "::1", "fe80:", "fd"};
  if (ip.starts_with("172.") && ip.size() > 6 && ip[6] == '.') {
    const std::string_view second = ip.substr(4, 2);
    return second >= "16" && second <= "31";
  }
  return std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](std::string_view prefix) { return ip.starts_with(prefix); });
}

bool is_local_name(std::string_view host) {
  return host.starts_with("localhost") || host.ends_with(".localdomain") ||
         host.ends_with(".local");
}

/// Fetching from a mailbox and handing over on one machine are no journey.
bool is_collecting(const ReceivedHop& hop) {
  const std::string with = ascii_lowered(hop.with);
  return with.starts_with("pop") || with.starts_with("imap") || with.starts_with("lmtp") ||
         with.starts_with("local");
}

}  // namespace

Correspondents::Correspondents(const Mail& mail) {
  note_recipients(mail);
  note_hops(mail);
  through_list_ = std::any_of(kListHeaders.begin(), kListHeaders.end(), [&](std::string_view name) {
    return mail.find_header(name) != nullptr;
  });
  if (!mail.from.empty()) {
    sender_ = ascii_lowered(mail.from.front().address);
    sender_domain_ = registrable_domain(mail.from.front().domain);
  }
  if (!mail.reply_to.empty()) reply_ = ascii_lowered(mail.reply_to.front().address);
}

void Correspondents::note_recipients(const Mail& mail) {
  for (const auto* list : {&mail.to, &mail.cc}) {
    for (const Address& address : *list) note_recipient(address.address);
  }
  for (const HeaderField& field : mail.headers) {
    const bool delivered =
        std::any_of(kDeliveryHeaders.begin(), kDeliveryHeaders.end(),
                    [&](std::string_view name) { return equal_ignoring_case(name, field.name); });
    if (delivered) note_recipient(field.value);
  }
  std::sort(recipients_.begin(), recipients_.end());
}

void Correspondents::note_recipient(std::string_view address) {
  address = trimmed(address);
  if (address.starts_with('<')) address.remove_prefix(1);
  if (address.ends_with('>')) address.remove_suffix(1);
  const std::string_view domain = domain_of(address);
  if (domain.empty()) return;
  note(recipients_, ascii_lowered(address));
  note(recipient_domains_, registrable_domain(ascii_lowered(domain)));
}

void Correspondents::note_hops(const Mail& mail) {
  for (; entry_hop_ < mail.received.size(); ++entry_hop_) {
    const ReceivedHop& hop = mail.received[entry_hop_];
    if (!hop.by.empty() && !is_local_name(hop.by)) {
      note(receiver_domains_, registrable_domain(hop.by));
    }
    if (!is_inside(hop)) return;
  }
}

/// Tells whether a hop is inside the receiving house: from one of its hosts to another.
bool Correspondents::is_inside(const ReceivedHop& hop) const {
  if (is_collecting(hop) || is_private_ip(hop.ip)) return true;
  if (hop.ip.empty() && hop.reverse_name.empty() && (hop.helo.empty() || is_local_name(hop.helo))) {
    return true;
  }
  // HELO and To are what the sender says; only the name that was looked up is believed.
  return !hop.reverse_name.empty() && is_receiver_host(hop.reverse_name);
}

std::string Correspondents::role_of_address(std::string_view address) const {
  if (contains(recipients_, address)) return "recipient";
  if (address == sender_) return "sender";
  if (address == reply_) return "reply";
  const std::string domain = registrable_domain(domain_of(address));
  if (is_recipient_domain(domain)) return "at-recipient";
  if (domain == sender_domain_) return "at-sender";
  return "other." + std::string(top_level_domain(domain));
}

bool Correspondents::is_receiver_host(std::string_view host) const {
  return is_local_name(host) || contains(receiver_domains_, registrable_domain(host));
}

bool Correspondents::is_recipient_domain(std::string_view domain) const {
  return contains(recipient_domains_, registrable_domain(domain));
}

bool Correspondents::names_recipient(std::string_view text) const {
  return std::any_of(recipients_.begin(), recipients_.end(), [&](const std::string& recipient) {
    const std::string_view name = std::string_view(recipient).substr(0, recipient.rfind('@'));
    return name.size() >= kShortestName && text.find(name) != std::string_view::npos;
  });
}

}  // namespace furui
