// Sockets, time limits and memory: what stands between clients that may be slow or hostile and the
// work. One thread waits for all of them (Boost.Asio), others do the work; a client that stalls
// holds a descriptor and what it has sent, and no thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "serve/listening_socket.h"
#include "serve/log.h"
#include "serve/metrics.h"
#include "serve/spamd_request.h"

namespace furui {

struct ServerLimits {
  using Time = std::chrono::milliseconds;

  std::size_t connections = 256;
  /// Of the metrics' endpoint: a scraper or two.
  std::size_t metrics_connections = 16;
  /// Bytes of a mail as sent.
  std::size_t mail_bytes = 0;
  /// What one connection may hold without asking; nine mails in ten are smaller.
  std::size_t small_bytes = std::size_t{256} << 10;
  /// What the larger mails may hold together. The next one waits, first come, first served.
  std::size_t large_bytes = std::size_t{256} << 20;
  Time idle{10'000};      ///< between two pieces from a client
  Time exchange{60'000};  ///< for a whole request, for memory, and for reading the answer, each
  Time drain{20'000};     ///< for what is under way when the server is told to stop
  /// How long a client may be silent when its place is wanted.
  Time patience{1'000};
};

/// Which protocol a socket speaks.
enum class Door : std::uint8_t { spamd, metrics };

/// The work behind the doors. `answer` runs in worker threads, several at once; a TELL has a thread
/// of its own, since it may wait for another learner. `metrics_answer` runs in the IO thread.
struct ServerWork {
  std::function<std::string(const SpamdRequest& request, std::string mail)> answer;
  std::function<std::string(std::string_view head)> metrics_answer;
  std::function<void()> on_hangup;  ///< SIGHUP; must return at once
};

class Server {
 public:
  Server(const ServerLimits& limits, std::size_t threads, ServerWork work, Metrics& metrics,
         Log log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Serves clients of a socket by and by, once run.
  void listen(ListeningSocket socket, Door door);

  /// Serves until SIGTERM, SIGINT or stop(), which closes the doors and ends what is under way
  /// within the limits. Takes these signals and SIGHUP for its thread; all others must block them.
  void run();

  /// Ends run() as SIGTERM does. For any thread.
  void stop();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace furui
