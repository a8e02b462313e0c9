#include "mail/parse_mail.h"

#include <algorithm>
#include <string>
#include <utility>

#include "mail/header_block.h"
#include "mail/mail_body.h"
#include "mail/mail_headers.h"
#include "mail/mime_tree.h"

namespace furui {
namespace {

/// Lines end in CR alone on old Macs; mail programs there wrote LF only when a server made them.
bool has_bare_carriage_returns_alone(std::string_view bytes) {
  return bytes.find('\n') == std::string_view::npos && bytes.find('\r') != std::string_view::npos;
}

}  // namespace

Mail parse_mail(std::string_view bytes, const Limits& limits) {
  Mail mail;
  mail.raw_bytes = bytes.size();
  if (bytes.size() > limits.mail_bytes) {
    mail.defects.note(Defect::limit_mail_bytes);
    bytes = bytes.substr(0, limits.mail_bytes);
  }
  std::string line_feeds;
  if (has_bare_carriage_returns_alone(bytes)) {
    line_feeds = bytes;
    std::replace(line_feeds.begin(), line_feeds.end(), '\r', '\n');
    bytes = line_feeds;
  }
  const HeaderBlock header = read_header_block(bytes, limits, mail.defects);
  const MimePart root =
      read_mime_tree(header, bytes.substr(header.body_begin), limits, mail.defects);
  read_mail_headers(header, root.content_type.parameter("charset"), limits, mail);
  read_mail_body(root, limits, mail);
  return mail;
}

}  // namespace furui
