// Sockets that wait for clients: opened here, or inherited from systemd.
#pragma once

#include <sys/types.h>
#include <string>
#include <vector>

#include "serve/endpoint.h"

namespace furui {

/// Holds a listening descriptor; takes away the path of a Unix socket that it made.
class ListeningSocket {
 public:
  /// Binds and listens. A Unix socket gets permissions `mode`; one that nobody serves any more is
  /// replaced. Throws Error when the place is taken or forbidden.
  ListeningSocket(const Endpoint& endpoint, mode_t mode);
  /// Takes over an inherited descriptor.
  ListeningSocket(int descriptor, std::string name);
  ~ListeningSocket();
  ListeningSocket(ListeningSocket&& other) noexcept;
  ListeningSocket& operator=(ListeningSocket&& other) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }

  /// What systemd calls it (FileDescriptorName=); empty for one that was opened here.
  [[nodiscard]] const std::string& name() const { return name_; }

  /// Where it really listens: a chosen port instead of 0.
  [[nodiscard]] std::string where() const;

 private:
  int descriptor_;
  std::string name_;
  std::string made_path_;
};

/// The sockets that systemd passes (sd_listen_fds(3)): those of $LISTEN_FDS when $LISTEN_PID is
/// this process. Throws Error when one is no listening stream socket.
[[nodiscard]] std::vector<ListeningSocket> inherited_sockets();

}  // namespace furui
