// Authentication-Results (RFC 8601) and the signing domain of DKIM-Signature (RFC 6376). What a
// field claims is data: whether its writer is to be trusted is decided elsewhere.
#pragma once

#include <string>
#include <string_view>

#include "mail/mail.h"

namespace furui {

/// Reads a decoded Authentication-Results value; comments, versions and reasons are skipped. A
/// field without an authserv-id, as some programs write it, gives an empty one. `received_above` is
/// the caller's.
[[nodiscard]] AuthenticationResults read_authentication_results(std::string_view value);

/// Gives d= of a DKIM-Signature value, lower case; empty when there is none.
[[nodiscard]] std::string read_dkim_domain(std::string_view value);

}  // namespace furui
