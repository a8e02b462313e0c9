// Where a service listens, as an option says it: "unix:/run/furui/spamd.sock", "127.0.0.1:783",
// "[::1]:783".
#pragma once

#include <cstdint>
#include <string>

namespace furui {

/// A Unix socket, or an address and port of TCP.
struct Endpoint {
  std::string path;        ///< of the Unix socket; empty for TCP
  std::string address;     ///< IPv4 or IPv6, as numbers
  std::uint16_t port = 0;  ///< 0 lets the system choose
};

/// Reads an endpoint. Throws Error when it is neither form; names of hosts are not looked up.
[[nodiscard]] Endpoint parse_endpoint(const std::string& text);

/// Tells whether only this machine can reach it.
[[nodiscard]] bool is_local(const Endpoint& endpoint);

/// The form parse_endpoint reads.
[[nodiscard]] std::string describe(const Endpoint& endpoint);

}  // namespace furui
