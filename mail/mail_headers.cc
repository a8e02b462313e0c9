#include "mail/mail_headers.h"

#include <algorithm>
#include <string>
#include <utility>

#include "mail/address.h"
#include "mail/ascii.h"
#include "mail/authentication.h"
#include "mail/date.h"
#include "mail/header_text.h"
#include "mail/received.h"
#include "mail/utf8.h"

namespace furui {
namespace {

/// Fields that RFC 5322 section 3.6 allows once; a second one hides or shows another sender.
constexpr std::string_view kSingleFields[] = {"from", "subject",    "date",
                                              "to",   "message-id", "content-type"};

class HeaderReader {
 public:
  HeaderReader(std::string_view likely, const Limits& limits, Mail& mail)
      : likely_(likely), limits_(limits), mail_(mail) {}

  void read(const RawField& field) {
    const std::string name = ascii_lowered(field.name);
    const std::string_view raw = field.value.substr(0, limits_.header_value_bytes);
    // A name can have eight-bit letters too when the line is no real field.
    const std::string value = read_raw_value(raw, likely_, mail_.defects);
    mail_.headers.push_back({to_valid_utf8(field.name), decode(value)});
    note_repetition(name);
    if (!read_address_field(name, value)) read_other_field(name, mail_.headers.back().value);
  }

  void finish() {
    const auto has = [&](std::string_view name) { return mail_.find_header(name) != nullptr; };
    if (mail_.from.empty()) mail_.defects.note(Defect::from_missing);
    if (mail_.from.size() > 1) mail_.defects.note(Defect::from_multiple);
    if (!has("Date")) mail_.defects.note(Defect::date_missing);
    if (mail_.message_id.empty()) mail_.defects.note(Defect::message_id_missing);
  }

 private:
  std::string decode(const std::string& value) {
    return std::string(
        cut_utf8(decode_encoded_words(value, mail_.defects), limits_.header_value_bytes));
  }

  void note_repetition(const std::string& name) {
    const auto* const single = std::find(std::begin(kSingleFields), std::end(kSingleFields), name);
    if (single == std::end(kSingleFields)) return;
    const auto bit = 1U << static_cast<unsigned>(single - std::begin(kSingleFields));
    if ((seen_ & bit) != 0) mail_.defects.note(Defect::header_duplicated);
    seen_ |= bit;
  }

  /// The addresses of all fields of one name; the first From alone, as mail programs show it.
  bool read_address_field(const std::string& name, const std::string& value) {
    std::vector<Address>* list = name == "from"       ? &mail_.from
                                 : name == "to"       ? &mail_.to
                                 : name == "cc"       ? &mail_.cc
                                 : name == "reply-to" ? &mail_.reply_to
                                                      : nullptr;
    const bool is_sender = name == "sender";
    if (list == nullptr && !is_sender) return false;
    if (name == "from" && !mail_.from.empty()) return true;
    // The words were decoded once already, so their defects are known.
    Defects ignored;
    const std::size_t room =
        list == nullptr ? 1 : limits_.addresses - std::min(list->size(), limits_.addresses);
    std::vector<Address> addresses = read_addresses(value, room, ignored);
    if (ignored.has(Defect::limit_others)) mail_.defects.note(Defect::limit_others);
    if (is_sender && !addresses.empty()) mail_.sender = std::move(addresses.front());
    if (list != nullptr) std::move(addresses.begin(), addresses.end(), std::back_inserter(*list));
    return true;
  }

  void read_other_field(const std::string& name, const std::string& value) {
    if (name == "subject" && mail_.subject.empty()) mail_.subject = value;
    if (name == "return-path" && !mail_.return_path) mail_.return_path = read_return_path(value);
    if (name == "message-id" && mail_.message_id.empty()) mail_.message_id = bare_id(value);
    if (name == "date" && !mail_.date) read_date_field(value);
    if (name == "received") read_hop(value);
    if (name == "authentication-results") read_authentication(value);
    if (name == "dkim-signature") read_signature(value);
  }

  static std::string bare_id(std::string_view value) {
    value = trimmed(value);
    const std::size_t open = value.find('<');
    if (open != std::string_view::npos) value = value.substr(open + 1);
    return std::string(trimmed(value.substr(0, value.find('>'))));
  }

  void read_date_field(const std::string& value) {
    mail_.date = furui::read_date(value);
    if (!mail_.date) mail_.defects.note(Defect::date_malformed);
  }

  void read_hop(const std::string& value) {
    if (mail_.received.size() >= limits_.received_hops) {
      mail_.defects.note(Defect::limit_others);
      return;
    }
    mail_.received.push_back(read_received(value));
  }

  void read_authentication(const std::string& value) {
    if (mail_.authentication.size() >= limits_.received_hops) {
      mail_.defects.note(Defect::limit_others);
      return;
    }
    AuthenticationResults results = read_authentication_results(value);
    results.received_above = mail_.received.size();
    mail_.authentication.push_back(std::move(results));
  }

  void read_signature(const std::string& value) {
    std::string domain = read_dkim_domain(value);
    if (domain.empty() || mail_.dkim_domains.size() >= limits_.received_hops) return;
    mail_.dkim_domains.push_back(std::move(domain));
  }

  std::string_view likely_;
  const Limits& limits_;
  Mail& mail_;
  unsigned seen_ = 0;
};

}  // namespace

void read_mail_headers(const HeaderBlock& header, std::string_view likely, const Limits& limits,
                       Mail& mail) {
  HeaderReader reader(likely, limits, mail);
  mail.headers.reserve(header.fields.size());
  for (const RawField& field : header.fields) reader.read(field);
  reader.finish();
}

}  // namespace furui
