// Address headers (RFC 5322 section 3.4) as they really are: unquoted commas, dots and Japanese in
// names, missing brackets, groups, names that hold addresses.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "mail/defect.h"
#include "mail/mail.h"

namespace furui {

/// Reads the addresses of a value that read_raw_value (mail/header_text.h) gave: raw bytes decoded,
/// encoded-words not, so that nothing in a name becomes structure. At most `max_addresses`, the
/// rest is noted as limit_others. A name without an address gives an Address with an empty address.
[[nodiscard]] std::vector<Address> read_addresses(std::string_view value, std::size_t max_addresses,
                                                  Defects& defects);

/// Reads a Return-Path value; `<>` gives an empty address.
[[nodiscard]] Address read_return_path(std::string_view value);

}  // namespace furui
