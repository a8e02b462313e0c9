// What an href says: a lenient reading, as browsers do, of what attackers write.
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// A URL taken apart. Text is as written except where noted.
struct Url {
  std::string
      scheme;  ///< lower case: "http", "https", "mailto", "javascript", "data"; may be empty
  std::string userinfo;  ///< what stands before @ in the authority
  std::string host;  ///< lower case, percent-decoded, IDN as A-labels (UTS #46); IPs normalised,
                     ///< IPv6 without brackets
  std::string unicode_host;  ///< the host as a reader sees it (U-labels)
  int port = -1;             ///< -1 when not given or not a number
  std::string path;          ///< begins with / where there is one; all of mailto: and its like
  std::string query;         ///< without ?
  bool host_is_ip = false;   ///< IPv4 in any form browsers take (decimal, hex, octal) or IPv6
  bool malformed = false;    ///< a backslash, a missing slash, a broken host: repaired by guess
};

/// Takes a URL apart. Never throws; what cannot be read gives empty members and `malformed`.
[[nodiscard]] Url parse_url(std::string_view text);

/// Makes a relative reference absolute by an absolute `base` (RFC 3986 section 5.2, dot segments
/// kept). Unchanged when it is absolute, a fragment or empty, or when `base` has no host.
[[nodiscard]] std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace furui
