// How an invented mail is written: encoding and structure, drawn alike for every class so that no
// form tells them apart.
#pragma once

#include <string>
#include <string_view>

#include "data/linked_text.h"
#include "data/mail_writer.h"
#include "data/random.h"
#include "mail/mail.h"

namespace furui {

/// Draws a charset and a transfer encoding in about the shares of Japanese mail.
[[nodiscard]] TextForm drawn_form(Random& random);

/// The content fields and the body as plain text, HTML or both; lines ending in LF.
[[nodiscard]] std::string content_of(const LinkedText& text, const TextForm& form, Random& random);

/// The value of an address field.
[[nodiscard]] std::string address_field(const Address& address, const std::string& charset);

/// Tells whether a line is too long to be sent as it is.
[[nodiscard]] bool has_long_line(std::string_view text);

/// Ends lines in CR LF.
[[nodiscard]] std::string with_crlf(std::string_view text);

/// Control characters become spaces.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace furui
