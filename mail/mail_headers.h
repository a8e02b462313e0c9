// Raw header fields -> the members of Mail that stand in headers.
#pragma once

#include <string_view>

#include "mail/header_block.h"
#include "mail/limits.h"
#include "mail/mail.h"

namespace furui {

/// Fills the header members of `mail` and notes what is missing, doubled or malformed. `likely` is
/// the charset that the mail's own Content-Type names, preferred for raw bytes.
void read_mail_headers(const HeaderBlock& header, std::string_view likely, const Limits& limits,
                       Mail& mail);

}  // namespace furui
