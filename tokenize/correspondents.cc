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
// RFC 5321 section 4.5.3.1.1.
constexpr std::size_t kLongestName = 64;

// Mailboxes of tasks (RFC 2142, and what companies add): words of any mail.
constexpr std::array<std::string_view, 14> kTasks = {
    "info",  "sales", "support",   "contact", "abuse",      "security",  "news",
    "admin", "mail",  "marketing", "office",  "postmaster", "webmaster", "hostmaster"};

constexpr std::array<std::string_view, 6> kDeliveryHeaders = {"Delivered-To",   "X-Original-To",
                                                              "Envelope-To",    "X-Envelope-To",
                                                              "X-Delivered-To", "Apparently-To"};

constexpr std::array<std::string_view, 6> kListHeaders = {
    "List-Post", "X-BeenThere", "X-Mailman-Version", "X-ML-Name", "Mailing-List", "List-Archive"};

bool is_word(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}

bool is_local_part(char c) {
  return is_word(c) || c == '.' || c == '_' || c == '+' || c == '-';
}

bool is_host_letter(char c) {
  return is_word(c) || c == '.' || c == '-';
}

/// Gives a local part as it stands in texts; empty when it tells no person.
std::string_view name_of(std::string_view address) {
  std::string_view name = address.substr(0, address.rfind('@'));
  while (!name.empty() && !is_word(name.front())) name.remove_prefix(1);
  while (!name.empty() && !is_word(name.back())) name.remove_suffix(1);
  const bool is_task = std::find(kTasks.begin(), kTasks.end(), name) != kTasks.end();
  const bool tells = name.size() >= kShortestName && name.size() <= kLongestName && !is_task;
  return tells ? name : std::string_view();
}

/// Tells whether `name` is the word at `at` and not the beginning of a mail address.
bool stands_at(std::string_view text, std::size_t at, std::string_view name) {
  if (!equal_ignoring_case(text.substr(at, name.size()), name)) return false;
  const std::size_t end = at + name.size();
  return end == text.size() || (!is_word(text[end]) && text[end] != '@');
}

/// Gives the size of the sign between local part and domain at the front: "@", "%40"; 0 for none.
std::size_t at_sign_size(std::string_view text) {
  return text.starts_with('@') ? 1 : text.starts_with("%40") ? 3 : 0;
}

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

/// Tells whether the client of a hop wrote, in the fields below, that it received the mail for a
/// mailbox of its own domain. A sender can write that too, and moves no more than the way's
/// classes.
bool is_forwarder(const Mail& mail, std::size_t index) {
  const std::string domain = registrable_domain(mail.received[index].reverse_name);
  for (std::size_t i = index + 1; i < mail.received.size(); ++i) {
    const ReceivedHop& below = mail.received[i];
    if (!is_local_name(below.by) && registrable_domain(below.by) != domain) return false;
    if (registrable_domain(domain_of(below.for_address)) == domain) return true;
  }
  return false;
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
  const std::string lower = ascii_lowered(address);
  note(recipients_, lower);
  note(names_, std::string(name_of(lower)));
  note(recipient_domains_, registrable_domain(ascii_lowered(domain)));
}

void Correspondents::note_hops(const Mail& mail) {
  for (; entry_hop_ < mail.received.size(); ++entry_hop_) {
    const ReceivedHop& hop = mail.received[entry_hop_];
    if (!hop.by.empty() && !is_local_name(hop.by)) {
      note(receiver_domains_, registrable_domain(hop.by));
    }
    if (!is_inside(mail, entry_hop_)) return;
  }
}

/// Tells whether a hop is inside the receiving house: from one of its hosts to another, or from a
/// server that forwards what it receives for its own people.
bool Correspondents::is_inside(const Mail& mail, std::size_t index) const {
  const ReceivedHop& hop = mail.received[index];
  if (is_collecting(hop) || is_private_ip(hop.ip)) return true;
  if (hop.ip.empty() && hop.reverse_name.empty() && (hop.helo.empty() || is_local_name(hop.helo))) {
    return true;
  }
  // HELO and To are what the sender says; only the name that was looked up is believed.
  if (hop.reverse_name.empty()) return false;
  return is_receiver_host(hop.reverse_name) || is_forwarder(mail, index);
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
  return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
    return text.find(name) != std::string_view::npos;
  });
}

std::string Correspondents::without_names(std::string_view text) const {
  std::string plain;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size() && !names_.empty(); ++at) {
    if (!is_word(text[at]) || (at > 0 && is_word(text[at - 1]))) continue;
    const auto name = std::find_if(names_.begin(), names_.end(), [&](const std::string& candidate) {
      return stands_at(text, at, candidate);
    });
    if (name == names_.end()) continue;
    plain.append(text, kept, at - kept).append("recipient");
    kept = at + name->size();
    at = kept - 1;
  }
  return plain.append(text, kept);
}

std::string Correspondents::without_people(std::string_view url_part) const {
  std::string plain;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < url_part.size(); ++at) {
    const std::size_t sign = at_sign_size(url_part.substr(at));
    if (sign == 0) continue;
    std::size_t begin = at;
    std::size_t end = at + sign;
    while (begin > kept && is_local_part(url_part[begin - 1])) --begin;
    while (end < url_part.size() && is_host_letter(url_part[end])) ++end;
    if (begin == at || end == at + sign) continue;
    const std::string address = std::string(url_part.substr(begin, at - begin)) + "@" +
                                std::string(url_part.substr(at + sign, end - at - sign));
    plain += without_names(url_part.substr(kept, begin - kept));
    plain += role_of_address(ascii_lowered(address));
    kept = end;
    at = end - 1;
  }
  return plain + without_names(url_part.substr(kept));
}

}  // namespace furui
