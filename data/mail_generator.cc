#include "data/mail_generator.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/error.h"
#include "data/mail_form.h"
#include "data/mail_route.h"
#include "data/mail_variations.h"
#include "data/mail_writer.h"
#include "data/random.h"
#include "data/replacements.h"
#include "data/wordings.h"
#include "mail/ascii.h"
#include "mail/domain.h"
#include "mail/header_block.h"
#include "mail/parse_mail.h"
#include "mail/url.h"

namespace furui {
namespace {

/// Less than this says nothing that could be sent again.
constexpr std::size_t kFewestTextBytes = 60;

/// Fields that a sender writes and that say nothing of where the sample was received.
constexpr std::array<std::string_view, 20> kKeptFields = {
    "from",         "to",          "subject",          "date",
    "message-id",   "reply-to",    "dkim-signature",   "mime-version",
    "x-mailer",     "user-agent",  "list-unsubscribe", "list-unsubscribe-post",
    "list-id",      "precedence",  "x-priority",       "importance",
    "organization", "in-reply-to", "references",       "auto-submitted"};

/// 2019 to the middle of 2026.
constexpr std::int64_t kFirstSecond = 1546300800;
constexpr std::size_t kSeconds = 236000000;

bool is_kept(std::string_view name) {
  return std::find(kKeptFields.begin(), kKeptFields.end(), ascii_lowered(name)) !=
         kKeptFields.end();
}

bool has_usable_sender(const Mail& mail) {
  return !mail.from.empty() && !mail.from.front().domain.empty() &&
         is_ascii(mail.from.front().address);
}

/// Tells the fields that are written anew, so that it does not matter how the sample wrote them.
bool is_rewritten(std::string_view name) {
  const std::string lower = ascii_lowered(name);
  return lower == "from" || lower == "to" || lower == "subject" || lower == "date" ||
         lower == "message-id" || lower == "dkim-signature";
}

std::string family_of(std::string_view name) {
  std::string_view file = name.substr(name.rfind('/') + 1);
  const auto hyphen = file.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return "mail";
  std::string family(file.substr(0, hyphen));
  for (char& c : family) {
    if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '-') c = '_';
  }
  return family;
}

std::string host_of(const std::string& href) {
  return parse_url(href).host;
}

std::string domain_of(std::string_view address) {
  return ascii_lowered(address.substr(address.rfind('@') + 1));
}

}  // namespace

/// A mail on its way from a sample to its bytes.
struct MailGenerator::Draft {
  Label label;
  Random random;
  Sample mail;
  MailRoute route = {};
  std::string sender_domain = {};  ///< that the sender really has

  /// Changes all words and addresses.
  void apply(const Replacements& changes) {
    mail.subject = changes.apply(mail.subject);
    mail.from.display_name = changes.apply(mail.from.display_name);
    mail.from.address = changes.apply(mail.from.address);
    mail.message_id = changes.apply(mail.message_id);
    for (TextPiece& piece : mail.text) {
      piece.text = changes.apply(piece.text);
      piece.href = changes.apply(piece.href);
    }
    for (auto& [name, value] : mail.fields) value = changes.apply(value);
  }

  void change_wording();
  [[nodiscard]] std::string header(const std::string& charset);
};

void MailGenerator::Draft::change_wording() {
  Replacements changes;
  for (const Wording& wording : wordings()) {
    if (random.chance(50)) continue;
    const bool forth = random.chance(50);
    changes.add(forth ? wording.one : wording.other, forth ? wording.other : wording.one);
  }
  for (TextPiece& piece : mail.text) {
    if (piece.href.empty()) piece.text = renumbered(changes.apply(piece.text), random);
  }
  mail.subject = renumbered(changes.apply(mail.subject), random);
}

std::string MailGenerator::Draft::header(const std::string& charset) {
  std::string header;
  for (const auto& [name, value] : mail.fields) {
    const std::string lower = ascii_lowered(name);
    std::string written = value;
    if (lower == "from") written = address_field(mail.from, charset);
    if (lower == "to") written = route.recipient;
    if (lower == "subject") written = encoded_words(one_line(mail.subject), charset);
    if (lower == "date") written = mail_date(route.sent, mail.zone_minutes);
    if (lower == "message-id")
      written = "<" + reshuffled_ids(one_line(mail.message_id), random) + ">";
    if (lower == "in-reply-to" || lower == "references") written = reshuffled_ids(value, random);
    if (lower == "dkim-signature") {
      written = invented_signature(route.signing_domain, random);
    }
    if (lower != "mime-version") header.append(name).append(": ").append(written) += '\n';
  }
  return header + "MIME-Version: 1.0\n";
}

MailGenerator::MailGenerator(GeneratorLists lists, std::uint64_t seed)
    : lists_(std::move(lists)), seed_(seed) {}

void MailGenerator::add_sample(std::string_view name, std::string_view bytes, Label label) {
  const Mail mail = parse_mail(bytes);
  if (mail.text.size() < kFewestTextBytes || !has_usable_sender(mail)) return;
  Sample sample;
  sample.family = family_of(name);
  sample.brand = lists_.named_brand(mail);
  sample.subject = mail.subject;
  sample.from = mail.from.front();
  sample.from.address = one_line(sample.from.address);
  if (!mail.to.empty()) sample.recipient = one_line(mail.to.front().address);
  sample.message_id = mail.message_id;
  if (mail.date) sample.zone_minutes = mail.date->zone_minutes;
  sample.text = linked_text(mail);
  Defects defects;
  std::set<std::string> seen;
  for (const RawField& field : read_header_block(bytes, kLimits, defects).fields) {
    if (!is_kept(field.name) || !seen.insert(ascii_lowered(field.name)).second) continue;
    std::string value(trimmed(field.value));
    std::erase(value, '\r');
    if (!is_ascii(value) && !is_rewritten(field.name)) continue;
    sample.fields.emplace_back(std::string(field.name), std::move(value));
  }
  if (sample.brand >= 0) brands_of_family_[sample.family].push_back(sample.brand);
  const bool has_receiver = !mail.received.empty() && !mail.received.front().by.empty();
  if (has_receiver && is_ascii(sample.recipient) &&
      domain_of(sample.recipient).find('.') != std::string::npos) {
    receivers_.push_back({sample.recipient, one_line(mail.received.front().by)});
  }
  samples_[label].push_back(std::move(sample));
}

void MailGenerator::choose_receiver(Draft& draft) const {
  static const Receiver kUnknown = {"taro@example.jp", "mx.example.jp"};
  const Receiver& receiver = receivers_.empty() ? kUnknown : draft.random.one_of(receivers_);
  draft.route.recipient = receiver.address;
  draft.route.receiving_host = receiver.host;
  const std::string& old = draft.mail.recipient;
  const auto at = old.rfind('@');
  if (at == std::string::npos) return;
  Replacements changes;
  changes.add(old, receiver.address);
  if (at >= 4)
    changes.add_word(old.substr(0, at), receiver.address.substr(0, receiver.address.rfind('@')));
  // Mail from the recipient's own house comes from the new one's.
  if (draft.mail.from.domain == domain_of(old)) {
    changes.add(domain_of(old), domain_of(receiver.address));
  }
  draft.apply(changes);
}

void MailGenerator::change_brand(Draft& draft) const {
  if (draft.mail.brand < 0) return;
  const auto& old = lists_.brands[static_cast<std::size_t>(draft.mail.brand)];
  const int drawn = draft.random.one_of(brands_of_family_.at(draft.mail.family));
  const auto& other = lists_.brands[static_cast<std::size_t>(drawn)];
  const std::string domain = domain_of(draft.mail.from.address);
  const bool is_own = std::any_of(old.domains.begin(), old.domains.end(),
                                  [&](const auto& own) { return is_within_domain(domain, own); });
  Replacements changes;
  // Who is not the brand may speak of it; under another name the mail would be another one.
  const bool may_change = is_own || draft.label == Label::spam;
  if (may_change && !other.domains.empty() && draft.random.chance(50)) {
    for (const std::string& name : old.names) changes.add_word(name, other.names.front());
    for (const std::string& own : old.domains) changes.add(own, other.domains.front());
  } else if (draft.label == Label::spam && draft.random.chance(20)) {
    for (const std::string& name : old.names) changes.add_word(name, disguised(name, draft.random));
  }
  draft.apply(changes);
}

void MailGenerator::change_domains(Draft& draft) const {
  std::set<std::string> hosts = {domain_of(draft.mail.from.address)};
  for (const TextPiece& piece : draft.mail.text) hosts.insert(host_of(piece.href));
  Replacements changes;
  const std::string recipients = domain_of(draft.route.recipient);
  for (const std::string& host : hosts) {
    const std::string domain = registrable_domain(host);
    const bool is_name = domain.find('.') != std::string::npos && !is_ip_address(host);
    if (!is_name || is_within_domain(recipients, domain) || lists_.is_known_host(host)) continue;
    changes.add(domain, throw_away_domain(draft.random));
  }
  draft.apply(changes);
}

void MailGenerator::choose_route(Draft& draft) const {
  static constexpr std::array<std::string_view, 5> kHosts = {"mail.", "mta1.", "smtp.", "out3.",
                                                             "mx2."};
  MailRoute& route = draft.route;
  Random& random = draft.random;
  route.sent = kFirstSecond + static_cast<std::int64_t>(random.below(kSeconds));
  route.from_domain = domain_of(draft.mail.from.address);
  const bool is_forged =
      draft.label == Label::spam &&
      (lists_.is_known_host(route.from_domain) || route.from_domain == domain_of(route.recipient));
  const std::string own =
      is_forged ? throw_away_domain(random) : registrable_domain(route.from_domain);
  const bool proves = draft.label == Label::ham || random.chance(60);
  route.proof = is_forged ? SenderProof::failed : proves ? SenderProof::passed : SenderProof::none;
  // Who throws a domain away signs with it all the same; that proves nothing of From.
  const bool is_signed = std::any_of(
      draft.mail.fields.begin(), draft.mail.fields.end(),
      [](const auto& field) { return equal_ignoring_case(field.first, "dkim-signature"); });
  if (is_signed) route.signing_domain = own;
  route.sending_host = std::string(random.one_of(kHosts)) + own;
  route.envelope_sender = random.chance(50) && !is_forged ? draft.mail.from.address
                                                          : random_letters(8, random) + "@" + own;
}

GeneratedMail MailGenerator::generate(Label label, std::uint64_t number) const {
  const auto found = samples_.find(label);
  if (found == samples_.end()) {
    throw Error(label == Label::ham ? "ham" : "spam", "there is no sample of it with any text",
                "name some, or choose another --spam-share");
  }
  Random random(seed_ * 2 + (label == Label::spam ? 1 : 0));
  Draft draft{label, Random(random.next() ^ (number * 0x9e3779b97f4a7c15U)), {}};
  draft.mail = draft.random.one_of(found->second);
  choose_receiver(draft);
  change_brand(draft);
  if (label == Label::spam) change_domains(draft);
  draft.change_wording();
  choose_route(draft);
  const std::string html = html_of(draft.mail.text);
  TextForm form = possible_form(draft.mail.subject + draft.mail.from.display_name + html,
                                drawn_form(draft.random));
  if (has_long_line(html)) form.transfer_encoding = "base64";
  std::string bytes = route_fields(draft.route, draft.random) + draft.header(form.charset) +
                      content_of(draft.mail.text, form, draft.random);
  if (draft.random.chance(12)) bytes = with_crlf(bytes);
  const std::string digits = std::to_string(number);
  const std::string zeros(6 - std::min<std::size_t>(6, digits.size()), '0');
  return {draft.mail.family + "-" + zeros + digits, std::move(bytes)};
}

}  // namespace furui
