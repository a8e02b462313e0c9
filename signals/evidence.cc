#include "signals/evidence.h"

#include <algorithm>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "mail/letters.h"
#include "mail/utf8.h"
#include "signals/claim.h"
#include "signals/text_facts.h"

namespace furui {
namespace {

// Impersonators name their brand at once; further down stand lists of payment brands and footers.
constexpr std::size_t kNameLetters = 200;
constexpr std::size_t kSubjectLetters = 400;
constexpr std::size_t kHeadLetters = 1500;
// Threat, deadline and request stand in the first screen or two; 9 KB are 3,000 Japanese letters.
constexpr std::size_t kTextBytes = 9000;
constexpr std::size_t kGreetingBytes = 900;
constexpr std::size_t kMostRecipients = 50;

/// Gives at most `max_bytes` bytes, cut between letters.
std::string_view prefix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80U)
    --max_bytes;
  return text.substr(0, max_bytes);
}

bool is_kana(char32_t point) {
  return is_between(point, 0x3041, 0x3096) || is_between(point, 0x30A1, 0x30FA);
}

bool has_kana(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (is_kana(decode_utf8(text, position))) return true;
  }
  return false;
}

void count_scripts(Evidence& evidence) {
  for (std::size_t position = 0; position < evidence.text.size();) {
    const char32_t point = decode_utf8(evidence.text, position);
    if (is_kana(point)) ++evidence.kana;
    if (is_between(point, 0x4E00, 0x9FFF)) {
      ++evidence.han;
      if (evidence.lists.is_simplified(point)) ++evidence.simplified;
    }
  }
}

bool is_private_address(std::string_view ip) {
  if (ip.starts_with("10.") || ip.starts_with("192.168.") || ip.starts_with("127.") ||
      ip == "::1" || ip.starts_with("fe80:") || ip.starts_with("fd")) {
    return true;
  }
  for (int second = 16; second < 32; ++second) {
    if (ip.starts_with("172." + std::to_string(second) + ".")) return true;
  }
  return false;
}

/// The topmost hop whose client is not the receiver's own; only what its own servers wrote counts.
const ReceivedHop* find_first_outside_hop(const Mail& mail) {
  const std::size_t first = find_receiving_hop(mail);
  if (first == mail.received.size()) return nullptr;
  const std::string& receiving_host = mail.received[first].by;
  const std::string receiver = registrable_domain(receiving_host);
  for (std::size_t i = first; i < mail.received.size(); ++i) {
    const ReceivedHop& hop = mail.received[i];
    if (hop.by != receiving_host && registrable_domain(hop.by) != receiver) return nullptr;
    const bool inside = is_private_address(hop.ip) || (hop.ip.empty() && hop.helo == "localhost") ||
                        (!receiver.empty() && registrable_domain(hop.reverse_name) == receiver);
    if (!inside) return &hop;
  }
  return nullptr;
}

void read_sender(Evidence& evidence, const Reception& reception) {
  const Mail& mail = evidence.mail;
  if (!mail.from.empty()) evidence.from = mail.from.front();
  evidence.from_registrable = registrable_domain(evidence.from.domain);
  if (mail.return_path) {
    evidence.envelope_registrable = registrable_domain(mail.return_path->domain);
  }
  for (const auto* addresses : {&mail.to, &mail.cc}) {
    for (const Address& address : *addresses) {
      if (evidence.recipient_addresses.size() >= kMostRecipients) break;
      evidence.recipient_addresses.push_back(ascii_lowered(address.address));
      evidence.recipient_domains.push_back(registrable_domain(address.domain));
    }
  }
  for (const std::string& domain : mail.dkim_domains) {
    if (evidence.dkim_registrable.size() >= kMostRecipients) break;
    evidence.dkim_registrable.push_back(registrable_domain(domain));
  }
  evidence.authentication = judge_authentication(mail, evidence.from_registrable, reception);
  evidence.first_outside_hop = find_first_outside_hop(mail);
  if (evidence.first_outside_hop != nullptr) {
    evidence.origin = reception.origin_of(evidence.first_outside_hop->ip);
  }
  evidence.is_reply =
      mail.find_header("In-Reply-To") != nullptr || mail.find_header("References") != nullptr;
  evidence.from_is_free_mail = evidence.lists.free_mail.has_exactly(evidence.from.domain);
}

void read_texts(Evidence& evidence) {
  const Mail& mail = evidence.mail;
  evidence.from_name = fold_letters(evidence.from.display_name, kNameLetters);
  evidence.subject = fold_letters(mail.subject, kSubjectLetters);
  evidence.head = fold_letters(prefix(mail.text, kTextBytes), kHeadLetters);
  evidence.name_text = normalize(prefix(evidence.from.display_name, kTextBytes));
  evidence.subject_text = normalize(prefix(mail.subject, kTextBytes));
  evidence.text = normalize(prefix(mail.text, kTextBytes), &evidence.text_counts);
  const PhraseFinder& phrases = evidence.lists.phrases;
  evidence.name_phrases = phrases.find(evidence.name_text);
  evidence.subject_phrases = phrases.find(evidence.subject_text);
  evidence.text_phrases = phrases.find(evidence.text);
  evidence.greeting_phrases = phrases.find(prefix(evidence.text, kGreetingBytes));
  evidence.deadline_hours = find_deadline_hours(evidence.text);
  count_scripts(evidence);
  evidence.japanese =
      evidence.kana > 0 || has_kana(evidence.subject_text) || has_kana(evidence.name_text);
  evidence.warns_of_fraud = evidence.text_phrases.count(Phrase::security_advice) +
                                evidence.subject_phrases.count(Phrase::security_advice) >=
                            2;
}

/// A company that is not in the list but owns its name: nobody gets a .co.jp without being one.
bool is_plausible_owner(const Evidence& evidence) {
  const std::string& domain = evidence.from_registrable;
  const bool for_companies = domain.ends_with(".co.jp") || domain.ends_with(".or.jp") ||
                             domain.ends_with(".ne.jp") || domain.ends_with(".go.jp");
  return for_companies && evidence.authentication.aligned &&
         evidence.lists.matcher.contains_name(registrable_label(domain),
                                              static_cast<std::uint16_t>(evidence.claimed));
}

Standing stand(const Evidence& evidence) {
  if (evidence.claimed < 0) return Standing::none;
  const auto brand = static_cast<std::uint16_t>(evidence.claimed);
  const std::string& domain = evidence.from.domain;
  if (evidence.lists.is_official(brand, domain)) {
    return evidence.lists.mixed_domains.has_exactly(domain) ? Standing::mixed : Standing::official;
  }
  if (evidence.lists.is_partner(brand, domain)) return Standing::partner;
  return is_plausible_owner(evidence) ? Standing::plausible : Standing::foreign;
}

void read_brands(Evidence& evidence) {
  const BrandMatcher& matcher = evidence.lists.matcher;
  evidence.name_brands = matcher.find(evidence.from_name);
  evidence.subject_brands = matcher.find(evidence.subject);
  if (evidence.japanese) evidence.text_brands = matcher.find(evidence.head);
  evidence.name_claim = find_name_claim(evidence);
  evidence.subject_claim = find_subject_claim(evidence);
  evidence.claim = evidence.name_claim != nullptr ? evidence.name_claim : evidence.subject_claim;
  if (evidence.claim == nullptr) evidence.claim = evidence.text_claim = find_text_claim(evidence);
  if (evidence.claim != nullptr) evidence.claimed = evidence.claim->brand;
  evidence.standing = stand(evidence);
  // Phish copies the brand's own warning in its footer.
  if (evidence.is_foreign_claim()) evidence.warns_of_fraud = false;
  evidence.from_trace = trace_brands(evidence.lists, evidence.from.domain, evidence.from.domain,
                                     evidence.from_registrable, evidence.claimed);
}

void read_links(Evidence& evidence) {
  LinkContext context;
  context.claimed = evidence.claimed;
  context.sender_domains = evidence.dkim_registrable;
  for (const std::string& domain : {evidence.from_registrable, evidence.envelope_registrable}) {
    if (!domain.empty()) context.sender_domains.push_back(domain);
  }
  evidence.links = judge_links(evidence.mail, evidence.lists, context);
  evidence.url_pairs = find_url_pairs(evidence.mail.text);
}

}  // namespace

Evidence::Evidence(const Mail& given_mail, const Lists::State& given_lists,
                   const Reception& reception)
    : mail(given_mail), lists(given_lists) {
  read_sender(*this, reception);
  read_texts(*this);
  read_brands(*this);
  read_links(*this);
}

std::string_view Evidence::header(std::string_view name) const {
  const HeaderField* field = mail.find_header(name);
  return field == nullptr ? std::string_view() : std::string_view(field->value);
}

}  // namespace furui
