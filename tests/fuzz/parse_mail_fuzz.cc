// Any bytes are a mail: parse_mail gives valid UTF-8 within its limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "mail/parse_mail.h"
#include "mail/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_text(std::string_view text) {
  require(furui::is_valid_utf8(text));
  require(text.find('\0') == std::string_view::npos);
}

void check_addresses(const std::vector<furui::Address>& addresses) {
  require(addresses.size() <= furui::kLimits.addresses);
  for (const furui::Address& address : addresses) {
    check_text(address.display_name);
    check_text(address.address);
    check_text(address.local_part);
    check_text(address.domain);
  }
}

void check_headers(const furui::Mail& mail) {
  require(mail.headers.size() <= furui::kLimits.header_fields);
  require(mail.received.size() <= furui::kLimits.received_hops);
  for (const furui::HeaderField& field : mail.headers) {
    check_text(field.value);
    require(furui::is_valid_utf8(field.name));
    require(field.value.size() <= furui::kLimits.header_value_bytes);
  }
  check_text(mail.subject);
  check_addresses(mail.from);
  check_addresses(mail.to);
  check_addresses(mail.cc);
  check_addresses(mail.reply_to);
  for (const furui::ReceivedHop& hop : mail.received) {
    check_text(hop.helo);
    check_text(hop.reverse_name);
    check_text(hop.by);
    check_text(hop.with);
  }
}

void check_body(const furui::Mail& mail) {
  const std::size_t budget = furui::kLimits.text_bytes;
  require(mail.text.size() <= budget * 3);  // the blank lines between blocks come on top
  require(mail.parts.size() <= furui::kLimits.parts);
  require(mail.links.size() <= furui::kLimits.links);
  require(mail.attachments.size() <= furui::kLimits.attachments);
  check_text(mail.text);
  check_text(mail.alternative_text);
  check_text(mail.hidden_text);
  for (const furui::Part& part : mail.parts) {
    check_text(part.type);
    check_text(part.declared_charset);
    require(part.depth < furui::kLimits.mime_depth);
  }
  for (const furui::Attachment& attachment : mail.attachments) check_text(attachment.name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const furui::Mail mail = furui::parse_mail({reinterpret_cast<const char*>(data), size});
  require(mail.raw_bytes == size);
  check_headers(mail);
  check_body(mail);
  return 0;
}
