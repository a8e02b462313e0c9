#include "serve/endpoint.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <charconv>
#include <string_view>

#include "base/error.h"

namespace furui {
namespace {

/// Bytes of a Unix socket's path that fit into sockaddr_un, its final zero left out.
constexpr std::size_t kMostPathBytes = 107;

[[noreturn]] void throw_unreadable(const std::string& text) {
  throw Error(text, "is no place to listen", "name one as unix:/path, 127.0.0.1:783 or [::1]:783");
}

bool is_ipv4(const std::string& address) {
  in_addr parsed{};
  return ::inet_pton(AF_INET, address.c_str(), &parsed) == 1;
}

bool is_ipv6(const std::string& address) {
  in6_addr parsed{};
  return ::inet_pton(AF_INET6, address.c_str(), &parsed) == 1;
}

Endpoint parse_unix(const std::string& text) {
  Endpoint endpoint;
  endpoint.path = text.substr(5);
  if (endpoint.path.empty() || endpoint.path.find('\0') != std::string::npos) {
    throw_unreadable(text);
  }
  if (endpoint.path.size() > kMostPathBytes) {
    throw Error(endpoint.path, "is too long for a Unix socket",
                "name a path of at most " + std::to_string(kMostPathBytes) + " bytes");
  }
  return endpoint;
}

}  // namespace

Endpoint parse_endpoint(const std::string& text) {
  if (text.starts_with("unix:")) return parse_unix(text);
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) throw_unreadable(text);
  Endpoint endpoint;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data() + colon + 1, end, endpoint.port);
  if (problem != std::errc() || stop != end) throw_unreadable(text);
  endpoint.address = text.substr(0, colon);
  const bool in_brackets = endpoint.address.starts_with('[') && endpoint.address.ends_with(']');
  if (in_brackets) endpoint.address = endpoint.address.substr(1, endpoint.address.size() - 2);
  if (in_brackets ? !is_ipv6(endpoint.address) : !is_ipv4(endpoint.address)) throw_unreadable(text);
  return endpoint;
}

bool is_local(const Endpoint& endpoint) {
  return !endpoint.path.empty() || endpoint.address == "::1" ||
         (is_ipv4(endpoint.address) && endpoint.address.starts_with("127."));
}

std::string describe(const Endpoint& endpoint) {
  if (!endpoint.path.empty()) return "unix:" + endpoint.path;
  const std::string port = std::to_string(endpoint.port);
  return (is_ipv6(endpoint.address) ? "[" + endpoint.address + "]" : endpoint.address) + ":" + port;
}

}  // namespace furui
