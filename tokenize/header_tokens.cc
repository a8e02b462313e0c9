#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "mail/utf8.h"
#include "tokenize/mask.h"
#include "tokenize/property_tokens.h"

namespace furui {
namespace {

constexpr std::size_t kMailerWords = 8;
constexpr std::size_t kZoneName = 20;
// Headers a mail has on average are 20; a thousand of them say nothing more than a hundred.
constexpr std::size_t kMostFields = 100;

/// The fields whose spelling and order show the writing program, with the letter of their order.
struct StandardField {
  std::string_view name;
  char letter;
};
constexpr std::array<StandardField, 11> kStandardFields = {{{"Date", 'D'},
                                                            {"From", 'F'},
                                                            {"To", 'T'},
                                                            {"Cc", 'C'},
                                                            {"Subject", 'S'},
                                                            {"Message-ID", 'I'},
                                                            {"MIME-Version", 'V'},
                                                            {"Content-Type", 'Y'},
                                                            {"Content-Transfer-Encoding", 'E'},
                                                            {"Reply-To", 'R'},
                                                            {"X-Mailer", 'M'}}};

// Fields whose value is one of a few words.
constexpr std::array<std::string_view, 8> kValueFields = {
    "x-priority", "importance",   "precedence",        "auto-submitted",
    "priority",   "x-has-attach", "x-msmail-priority", "content-language"};

void add(TokenList& list, std::initializer_list<std::string_view> parts) {
  list.add(Field::header, TokenKind::property, parts);
}

void add_names(const Mail& mail, bool through_list, TokenList& list) {
  const std::size_t fields = std::min(mail.headers.size(), kMostFields);
  for (std::size_t i = 0; i < fields; ++i) {
    const HeaderField& field = mail.headers[i];
    const std::string lower = ascii_lowered(field.name);
    if (!is_sender_header(lower) || (through_list && is_list_header(lower))) continue;
    add(list, {"has:", lower});
    if (std::find(kValueFields.begin(), kValueFields.end(), lower) != kValueFields.end()) {
      add(list, {lower, ":", ascii_lowered(trimmed(field.value))});
    }
  }
}

void add_spelling_and_order(const Mail& mail, TokenList& list) {
  std::string order;
  const std::size_t fields = std::min(mail.headers.size(), kMostFields);
  for (std::size_t i = 0; i < fields; ++i) {
    const std::string& name = mail.headers[i].name;
    const auto* standard = std::find_if(
        kStandardFields.begin(), kStandardFields.end(),
        [&](const StandardField& field) { return equal_ignoring_case(field.name, name); });
    if (standard == kStandardFields.end()) continue;
    if (order.find(standard->letter) == std::string::npos) order += standard->letter;
    if (standard->name != name) add(list, {"spelled:", name});
  }
  add(list, {"order:", order});
}

void add_mailer(const Mail& mail, TokenList& list) {
  bool named = false;
  for (const std::string_view name : {"X-Mailer", "User-Agent", "X-MimeOLE"}) {
    const HeaderField* field = mail.find_header(name);
    if (field == nullptr) continue;
    named = true;
    const std::string lower = ascii_lowered(name);
    const std::string value = ascii_lowered(trimmed(field->value));
    add(list, {lower, ":", mask_random(value)});
    for_each_ascii_word(value, kMailerWords, [&](std::string_view word) {
      list.add(Field::header, TokenKind::latin_word, {lower, ":", word});
    });
  }
  if (!named) add(list, {"x-mailer:none"});
}

bool all_of(std::string_view text, std::string_view set) {
  return text.find_first_not_of(set) == std::string_view::npos;
}

std::string_view message_id_class(std::string_view local) {
  if (local.empty()) return "none";
  if (local.size() == 36 && local[8] == '-' && local[13] == '-' && local[23] == '-') return "uuid";
  if (local.size() == 32 && all_of(local, "0123456789ABCDEF")) return "hex-upper";
  if (local.size() == 32 && all_of(local, "0123456789abcdef")) return "hex-lower";
  const std::string_view century = local.substr(0, 2);
  const bool stamped = local.size() >= 14 && all_of(local.substr(0, 14), "0123456789") &&
                       (century == "19" || century == "20");
  if (stamped) return all_of(local, "0123456789") ? "time-stamp" : "time-stamp-and-more";
  return all_of(local, "0123456789") ? "digits" : "other";
}

/// Says whose host made the ID: its name would tell of the house that gave an ID to a mail without.
std::string_view host_relation(const Mail& mail, std::string_view domain) {
  const auto is_of = [&](const Address& address) {
    return !address.domain.empty() && registrable_domain(address.domain) == domain;
  };
  if (!mail.from.empty() && is_of(mail.from.front())) return "same";
  return mail.return_path && is_of(*mail.return_path) ? "envelope" : "other";
}

void add_message_id(const Mail& mail, const Correspondents& people, TokenList& list) {
  const std::size_t at = mail.message_id.rfind('@');
  const std::string_view local = std::string_view(mail.message_id).substr(0, at);
  add(list, {"message-id:", message_id_class(local)});
  if (at == std::string::npos) return add(list, {"message-id-host:none"});
  const std::string host = ascii_lowered(mail.message_id.substr(at + 1));
  // A receiving server gives a mail without an ID one of its own.
  if (people.is_receiver_host(host) || people.is_recipient_domain(host)) {
    return add(list, {"message-id-host:receiver"});
  }
  add(list, {"message-id-form:", mask_random(people.without_names(local))});
  if (host.find('.') == std::string::npos) return add(list, {"message-id-host:single-label"});
  add(list, {"message-id-host:", host_relation(mail, registrable_domain(host))});
  add(list, {"message-id-tld:", top_level_domain(host)});
}

void add_date(const Mail& mail, TokenList& list) {
  if (!mail.date) return add(list, {"zone:none"});
  const int zone = mail.date->zone_minutes;
  const int minutes = std::abs(zone);
  const auto two_digits = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  add(list, {"zone:", zone < 0 ? "-" : "+", two_digits(minutes / 60), two_digits(minutes % 60)});
  const HeaderField* field = mail.find_header("Date");
  const std::size_t comment = field == nullptr ? std::string::npos : field->value.find('(');
  if (comment == std::string::npos) return;
  const std::string_view name =
      cut_utf8(std::string_view(field->value).substr(comment + 1), kZoneName);
  add(list, {"zone-name:", mask_random(name.substr(0, name.find(')')))});
}

void add_boundary(const Mail& mail, TokenList& list) {
  const HeaderField* field = mail.find_header("Content-Type");
  if (field == nullptr) return add(list, {"content-type:none"});
  constexpr std::string_view kParameter = "boundary=";
  const std::size_t start = ascii_lowered(field->value).find(kParameter);
  if (start == std::string::npos) return;
  std::string_view value = std::string_view(field->value).substr(start + kParameter.size());
  const bool quoted = value.starts_with('"');
  if (quoted) value.remove_prefix(1);
  value = value.substr(0, value.find_first_of(quoted ? "\"" : "; \t"));
  add(list, {"boundary:", mask_random(value)});
}

}  // namespace

void add_header_tokens(const Mail& mail, const Correspondents& people, TokenList& list) {
  add_names(mail, people.through_list(), list);
  add_spelling_and_order(mail, list);
  add_mailer(mail, list);
  add_message_id(mail, people, list);
  add_date(mail, list);
  add_boundary(mail, list);
}

}  // namespace furui
