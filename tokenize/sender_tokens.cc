#include <string>
#include <string_view>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "tokenize/mask.h"
#include "tokenize/property_tokens.h"

namespace furui {
namespace {

constexpr std::size_t kLocalWords = 8;

void add_domain(Field field, const std::string& domain, const Correspondents& people,
                TokenList& list) {
  if (domain.empty()) return list.add(field, TokenKind::property, "domain:none");
  // The receiver's own domain in From is a trick to learn; its name is not.
  if (people.is_recipient_domain(domain)) {
    return list.add(field, TokenKind::property, "domain:recipient");
  }
  const std::string registrable = registrable_domain(domain);
  list.add(field, TokenKind::property, {"domain:", registrable});
  if (domain != registrable) list.add(field, TokenKind::property, {"host:", domain});
  list.add(field, TokenKind::property, {"tld:", top_level_domain(domain)});
}

void add_local_part(Field field, std::string_view local, const Correspondents& people,
                    TokenList& list) {
  const std::string lower = ascii_lowered(local);
  if (people.names_recipient(lower)) {
    return list.add(field, TokenKind::property, "local:names-recipient");
  }
  list.add(field, TokenKind::property, {"local:", mask_random(lower)});
  for_each_ascii_word(lower, kLocalWords,
                      [&](std::string_view word) { list.add(field, TokenKind::latin_word, word); });
}

void add_address(Field field, const Address& address, const Correspondents& people,
                 TokenList& list) {
  add_domain(field, address.domain, people, list);
  add_local_part(field, address.local_part, people, list);
}

std::string_view relation(std::string_view domain, std::string_view sender) {
  if (domain.empty()) return "none";
  return registrable_domain(domain) == registrable_domain(sender) ? "same" : "other";
}

/// The reader's program answers to Reply-To; the envelope sender is told only where it differs,
/// because not every receiver keeps it.
void add_relations(const Mail& mail, const Address& from, bool through_list, TokenList& list) {
  if (!mail.reply_to.empty()) {
    list.add(Field::header, TokenKind::property,
             {"reply-to:", relation(mail.reply_to.front().domain, from.domain)});
  }
  // A list's server is the sender and envelope of what it sends on.
  if (through_list) return;
  if (mail.sender) {
    list.add(Field::header, TokenKind::property,
             {"sender:", relation(mail.sender->domain, from.domain)});
  }
  if (mail.return_path) {
    const std::string_view envelope = relation(mail.return_path->domain, from.domain);
    if (envelope != "same") {
      list.add(Field::header, TokenKind::property, {"return-path:", envelope});
    }
  }
}

bool is_same_address(const Address& a, const Address& b) {
  return a.local_part == b.local_part && a.domain == b.domain;
}

/// Form of To, without the people in it.
std::string_view to_form(const Mail& mail) {
  const HeaderField* to = mail.find_header("To");
  if (to == nullptr) return "absent";
  const std::string value = ascii_lowered(to->value);
  if (value.find("undisclosed") != std::string::npos) return "undisclosed";
  if (value.find("not specified") != std::string::npos) return "not-specified";
  if (mail.to.empty() || mail.to.front().domain.empty()) return "no-address";
  if (!mail.from.empty() && is_same_address(mail.to.front(), mail.from.front())) return "from";
  const Address& first = mail.to.front();
  if (first.display_name.empty()) return "bare";
  if (first.display_name == first.local_part) return "named-local-part";
  return first.display_name == first.address ? "named-address" : "named";
}

std::string_view count_class(std::size_t count) {
  return count == 0 ? "0" : count == 1 ? "1" : count < 5 ? "2-4" : count < 20 ? "5-19" : "20+";
}

}  // namespace

void add_sender_tokens(const Mail& mail, const Correspondents& people, TokenList& list) {
  const Address nobody;
  const Address& from = mail.from.empty() ? nobody : mail.from.front();
  add_address(Field::from_address, from, people, list);
  if (!mail.reply_to.empty() && !is_same_address(mail.reply_to.front(), from)) {
    add_address(Field::reply_address, mail.reply_to.front(), people, list);
  }
  add_relations(mail, from, people.through_list(), list);
  list.add(Field::header, TokenKind::property, {"to:", to_form(mail)});
  list.add(Field::header, TokenKind::property, {"to-count:", count_class(mail.to.size())});
  list.add(Field::header, TokenKind::property, {"cc-count:", count_class(mail.cc.size())});
}

}  // namespace furui
