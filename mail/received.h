// Received fields (RFC 5321 section 4.4) in the forms that Postfix, Exim, Sendmail, qmail,
// Exchange, Google and Amazon SES write.
#pragma once

#include <string_view>

#include "mail/mail.h"

namespace furui {

/// Reads one decoded Received value. What cannot be found stays empty.
[[nodiscard]] ReceivedHop read_received(std::string_view value);

}  // namespace furui
