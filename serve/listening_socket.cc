#include "serve/listening_socket.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/error.h"

namespace furui {
namespace {

/// Clients that may wait to be accepted; the kernel cuts it to net.core.somaxconn.
constexpr int kBacklog = 1024;
/// The first descriptor that systemd passes (SD_LISTEN_FDS_START).
constexpr int kFirstInherited = 3;
/// More than any unit has; bounds what a wrong variable can ask for.
constexpr int kMostInherited = 64;

/// An address of any family, as the calls of sockets want it.
struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = sizeof(sockaddr_storage);

  // The calls of sockets take every family by this one type.
  [[nodiscard]] sockaddr* get() {
    return reinterpret_cast<sockaddr*>(&storage);  // NOLINT
  }
};

template <class Address>
SocketAddress as_socket_address(const Address& address) {
  SocketAddress result;
  std::memcpy(&result.storage, &address, sizeof address);
  result.size = sizeof address;
  return result;
}

SocketAddress address_of(const Endpoint& endpoint) {
  if (!endpoint.path.empty()) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    endpoint.path.copy(address.sun_path, sizeof address.sun_path - 1);
    return as_socket_address(address);
  }
  sockaddr_in6 six{};
  if (::inet_pton(AF_INET6, endpoint.address.c_str(), &six.sin6_addr) == 1) {
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(endpoint.port);
    return as_socket_address(six);
  }
  sockaddr_in four{};
  four.sin_family = AF_INET;
  four.sin_port = htons(endpoint.port);
  ::inet_pton(AF_INET, endpoint.address.c_str(), &four.sin_addr);
  return as_socket_address(four);
}

[[noreturn]] void throw_failure(const Endpoint& endpoint, int error_number) {
  throw Error(describe(endpoint),
              "cannot be listened on: " + std::generic_category().message(error_number),
              "stop what is there, or name another place");
}

/// Takes away a socket that no process serves; anything else stays and is an Error at bind.
void remove_dead_socket(const Endpoint& endpoint) {
  struct stat status {};
  if (::lstat(endpoint.path.c_str(), &status) != 0 || !S_ISSOCK(status.st_mode)) return;
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (probe < 0) return;
  SocketAddress address = address_of(endpoint);
  const bool is_dead = ::connect(probe, address.get(), address.size) != 0 && errno == ECONNREFUSED;
  ::close(probe);
  if (is_dead) ::unlink(endpoint.path.c_str());
}

/// Gives 0, or the errno of what failed.
int bind_and_listen(int descriptor, const Endpoint& endpoint, mode_t mode) {
  const int on = 1;
  ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  SocketAddress address = address_of(endpoint);
  const mode_t old_mask = ::umask(0177);  // closed until chmod has said who may come in
  const int bound = ::bind(descriptor, address.get(), address.size);
  const int failure = bound == 0 ? 0 : errno;
  ::umask(old_mask);
  if (failure != 0) return failure;
  if (!endpoint.path.empty() && ::chmod(endpoint.path.c_str(), mode) != 0) return errno;
  return ::listen(descriptor, kBacklog) == 0 ? 0 : errno;
}

int number_in(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nothing changes it
  if (value == nullptr) return 0;
  const std::string_view text(value);
  int number = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && stop == text.data() + text.size() ? number : 0;
}

/// The names of $LISTEN_FDNAMES, which stand between colons.
std::vector<std::string> inherited_names(std::size_t count) {
  const char* value = std::getenv("LISTEN_FDNAMES");  // NOLINT(concurrency-mt-unsafe)
  std::string_view rest(value == nullptr ? "" : value);
  std::vector<std::string> names(count);
  for (std::string& name : names) {
    name = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
  }
  return names;
}

void check_inherited(int descriptor) {
  int is_listening = 0;
  socklen_t size = sizeof is_listening;
  if (::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) == 0 &&
      is_listening == 1) {
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return;
  }
  throw Error(
      "LISTEN_FDS",
      "passes descriptor " + std::to_string(descriptor) + ", which is no listening stream socket",
      "use ListenStream= and Accept=no in the socket unit");
}

}  // namespace

ListeningSocket::ListeningSocket(const Endpoint& endpoint, mode_t mode)
    : descriptor_(::socket(address_of(endpoint).storage.ss_family,
                           SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
  if (descriptor_ < 0) throw_failure(endpoint, errno);
  if (!endpoint.path.empty()) remove_dead_socket(endpoint);
  if (const int failure = bind_and_listen(descriptor_, endpoint, mode); failure != 0) {
    ::close(descriptor_);
    throw_failure(endpoint, failure);
  }
  made_path_ = endpoint.path;
}

ListeningSocket::ListeningSocket(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)) {}

ListeningSocket::~ListeningSocket() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  if (!made_path_.empty()) ::unlink(made_path_.c_str());
}

ListeningSocket::ListeningSocket(ListeningSocket&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      made_path_(std::move(other.made_path_)) {}

std::string ListeningSocket::where() const {
  SocketAddress address;
  if (::getsockname(descriptor_, address.get(), &address.size) != 0) return "unknown";
  std::array<char, INET6_ADDRSTRLEN> text{};
  Endpoint endpoint;
  if (address.storage.ss_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address.storage, sizeof four);
    endpoint.address = ::inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
    endpoint.port = ntohs(four.sin_port);
  } else if (address.storage.ss_family == AF_INET6) {
    sockaddr_in6 six{};
    std::memcpy(&six, &address.storage, sizeof six);
    endpoint.address = ::inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
    endpoint.port = ntohs(six.sin6_port);
  } else {
    sockaddr_un local{};
    std::memcpy(&local, &address.storage, sizeof local);
    endpoint.path = std::string(local.sun_path, ::strnlen(local.sun_path, sizeof local.sun_path));
    if (endpoint.path.empty()) endpoint.path = "unnamed";
  }
  return describe(endpoint);
}

std::vector<ListeningSocket> inherited_sockets() {
  const int count = number_in("LISTEN_FDS");
  if (number_in("LISTEN_PID") != static_cast<int>(::getpid()) || count <= 0) return {};
  if (count > kMostInherited) {
    throw Error("LISTEN_FDS", "is " + std::to_string(count), "pass fewer sockets");
  }
  const std::vector<std::string> names = inherited_names(static_cast<std::size_t>(count));
  std::vector<ListeningSocket> sockets;
  for (int i = 0; i < count; ++i) {
    check_inherited(kFirstInherited + i);
    sockets.emplace_back(kFirstInherited + i, names[static_cast<std::size_t>(i)]);
  }
  return sockets;
}

}  // namespace furui
