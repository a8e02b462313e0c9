// IPv4 and IPv6 addresses in the host of a URL, in all forms browsers take.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace furui {

/// Reads an IPv4 host as browsers do (WHATWG URL 3.5): one to four numbers, decimal, octal (0...)
/// or hexadecimal (0x...), the last one filling what is left. Gives it dotted, or nothing.
[[nodiscard]] std::optional<std::string> parse_ipv4_host(std::string_view host);

/// Tells whether browsers would take `host` for an IPv4 address, be it a broken one: its last label
/// is a number.
[[nodiscard]] bool looks_like_ipv4(std::string_view host);

/// Reads IPv6 without brackets; gives its canonical form (RFC 5952), or nothing.
[[nodiscard]] std::optional<std::string> parse_ipv6_host(std::string_view host);

}  // namespace furui
