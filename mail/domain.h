// Host names: registrable domains by the Public Suffix List (libpsl's built-in list).
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// Gives the registrable domain (eTLD+1) of a host: "amazon.co.jp" for "www.amazon.co.jp",
/// private suffixes (duckdns.org) included. A bare public suffix, an IP or a single label is
/// returned as it is; the result is lower case with A-labels.
[[nodiscard]] std::string registrable_domain(std::string_view host);

/// Tells whether `host` is `domain` or below it. Both lower case.
[[nodiscard]] bool is_within_domain(std::string_view host, std::string_view domain);

/// Gives the last label: "jp" for "www.amazon.co.jp".
[[nodiscard]] std::string_view top_level_domain(std::string_view host);

/// Gives the lower-case A-label form of a host (UTS #46 non-transitional); as written, lower-cased,
/// where that fails.
[[nodiscard]] std::string ascii_host(std::string_view host);

/// Gives the host as a reader sees it (U-labels, UTS #46); as written, lower-cased, where that
/// fails.
[[nodiscard]] std::string unicode_host(std::string_view host);

/// Tells whether `host` is an IPv4 or IPv6 address in its usual form (no brackets).
[[nodiscard]] bool is_ip_address(std::string_view host);

}  // namespace furui
