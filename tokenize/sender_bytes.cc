#include "tokenize/sender_bytes.h"

#include <algorithm>
#include <array>

#include "mail/ascii.h"
#include "mail/header_block.h"
#include "mail/limits.h"
#include "tokenize/correspondents.h"
#include "tokenize/list_traces.h"
#include "tokenize/property_tokens.h"

namespace furui {
namespace {

// What every sender writes. Not Date: its words are the day the mail was collected.
constexpr std::array<std::string_view, 5> kStandardNames = {"from", "subject", "message-id",
                                                            "mime-version", "reply-to"};

bool is_told(std::string_view lower, const Mail& mail, const Correspondents& people) {
  // A list's server marks the subject and writes fields of its own.
  if (people.through_list() && (lower == "subject" || is_list_header(lower))) return false;
  if (lower == "message-id") {
    const std::size_t at = mail.message_id.rfind('@');
    const std::string host =
        at == std::string::npos ? "" : ascii_lowered(mail.message_id.substr(at + 1));
    return !people.is_receiver_host(host) && !people.is_recipient_domain(host);
  }
  return std::find(kStandardNames.begin(), kStandardNames.end(), lower) != kStandardNames.end() ||
         is_sender_header(lower);
}

void mask_digits(std::string& text) {
  std::replace_if(text.begin(), text.end(), is_ascii_digit, '0');
}

}  // namespace

SenderBytes sender_bytes(std::string_view bytes, const Mail& mail) {
  const Correspondents people(mail);
  Defects defects;  // parse_mail has noted them
  const HeaderBlock block = read_header_block(bytes, kLimits, defects);
  SenderBytes told;
  for (const RawField& field : block.fields) {
    if (told.header.size() >= kSenderBytes) break;
    if (!is_told(ascii_lowered(field.name), mail, people)) continue;
    told.header.append(field.name).append(":");
    told.header += people.without_people(field.value.substr(0, kSenderBytes)) + '\n';
  }
  told.header.resize(std::min(told.header.size(), kSenderBytes));
  const std::size_t body = std::min(block.body_begin, bytes.size());
  told.body = people.without_people(
      ListTraces(mail, people).without_footer(bytes.substr(body)).substr(0, kSenderBytes));
  mask_digits(told.header);
  mask_digits(told.body);
  return told;
}

}  // namespace furui
