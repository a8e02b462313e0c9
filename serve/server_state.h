// The inside of Server: a part of server.cc and server_conversation.cc alone, since Boost.Asio
// stands in no other header.
#pragma once

#include <unistd.h>

// Boost 1.74's awaitable.hpp uses std::exchange and does not include it.
#include <utility>

#include <boost/asio.hpp>
#include <chrono>
#include <csignal>
#include <deque>
#include <list>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "serve/server.h"

namespace furui {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using ErrorCode = boost::system::error_code;
using Socket = asio::generic::stream_protocol::socket;
template <class Value>
using Coroutine = asio::awaitable<Value>;

/// Read at once; more only costs cache.
inline constexpr std::size_t kPieceBytes = std::size_t{64} << 10;

/// Waits for the timer; whether it rang or was cancelled is for the caller to know.
inline Coroutine<void> wait(asio::steady_timer& timer) {
  ErrorCode ignored;
  co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

/// Bytes that large mails share: lent in order of asking.
class ByteBudget {
 public:
  explicit ByteBudget(std::size_t bytes) : left_(bytes) {}

  /// Gives false when `bytes` did not become free before `deadline`.
  Coroutine<bool> reserve(std::size_t bytes, asio::io_context& io, Clock::time_point deadline) {
    if (waiting_.empty() && left_ >= bytes) {
      left_ -= bytes;
      co_return true;
    }
    Waiter waiter(waiting_, bytes, asio::steady_timer(io, deadline));
    co_await wait(waiter.timer);
    co_return waiter.granted;
  }

  void release(std::size_t bytes) {
    left_ += bytes;
    while (!waiting_.empty() && waiting_.front()->bytes <= left_) {
      Waiter& first = *waiting_.front();
      waiting_.pop_front();
      left_ -= first.bytes;
      first.granted = true;
      first.timer.cancel();
    }
  }

 private:
  struct Waiter {
    Waiter(std::deque<Waiter*>& in, std::size_t wanted, asio::steady_timer until)
        : queue(in), bytes(wanted), timer(std::move(until)) {
      queue.push_back(this);
    }
    ~Waiter() { std::erase(queue, this); }
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;
    std::deque<Waiter*>& queue;
    std::size_t bytes;
    asio::steady_timer timer;
    bool granted = false;
  };
  std::size_t left_;
  std::deque<Waiter*> waiting_;
};

/// A client. While it is waited for, `deadline` says how long; being too slow and making place for
/// another both end in a cancelled socket.
struct Connection {
  Connection(asio::io_context& io, int descriptor, Door opened_door)
      : socket(io, asio::generic::stream_protocol(AF_UNIX, 0), descriptor), door(opened_door) {}

  Socket socket;
  Door door;
  std::string bytes;
  std::size_t reserved = 0;
  Clock::time_point deadline = Clock::time_point::max();
  Clock::time_point exchange_end;
  Clock::time_point last_progress = Clock::now();
  bool has_begun = false;  // its first byte has come
  bool is_whole = false;   // so has its request
  bool at_end = false;     // it sends no more
  bool timed_out = false;
  bool evicted = false;
};

struct Listener {
  Listener(asio::io_context& io, ListeningSocket given, Door given_door)
      : socket(std::move(given)), watched(io, ::dup(socket.descriptor())), door(given_door) {}
  ListeningSocket socket;
  asio::posix::stream_descriptor watched;
  Door door;
};

/// The answer of a worker, on its way back.
struct Job {
  explicit Job(asio::io_context& io) : finished(io, Clock::time_point::max()) {}
  asio::steady_timer finished;
  std::string answer;
  bool done = false;
};

/// All of it runs in the IO thread but for the work itself.
class Server::State {
 public:
  State(const ServerLimits& limits, std::size_t threads, ServerWork work, Metrics& metrics, Log log)
      : limits_(limits),
        work_(std::move(work)),
        metrics_(metrics),
        log_(std::move(log)),
        budget_(limits.large_bytes),
        scratch_(kPieceBytes),
        io_(1),
        signals_(io_, SIGTERM, SIGINT, SIGHUP),
        drain_(io_),
        workers_(threads),
        teller_(1) {}

  void listen(ListeningSocket socket, Door door);
  void run();
  void stop() {
    asio::post(io_, [this] { begin_stop(); });
  }

 private:
  /// Keeps a client in the books for as long as it lives.
  class Presence {
   public:
    Presence(State& state, Connection& client) : state_(state), client_(client) {
      state_.connections_.insert(&client_);
      if (client_.door == Door::spamd) state_.metrics_.connection_opened();
    }
    ~Presence() { state_.forget(client_); }
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;

   private:
    State& state_;
    Connection& client_;
  };

  Coroutine<void> accept_on(Listener& listener);
  Coroutine<void> watch_signals();
  Coroutine<void> watch_clients();
  Coroutine<void> serve(std::shared_ptr<Connection> client);
  Coroutine<std::string> converse(Connection& client);
  Coroutine<std::string> converse_metrics(Connection& client);
  Coroutine<bool> read_head(Connection& client);
  Coroutine<std::string> read_mail(Connection& client, const SpamdRequest& request);
  Coroutine<bool> read_some(Connection& client);
  Coroutine<std::string> do_work(SpamdRequest request, std::string mail);
  Coroutine<void> write(Connection& client, std::string answer);
  Coroutine<void> discard_rest(Connection& client);

  [[nodiscard]] bool has_place(Door door) const;
  void make_place(Door door);
  std::string refuse(Trouble trouble, const SpamdFailure& failure);
  std::string refuse_unfinished(const Connection& client);
  void forget(Connection& client);
  void begin_stop();
  void end_when_idle();

  ServerLimits limits_;
  ServerWork work_;
  Metrics& metrics_;
  Log log_;
  std::set<Connection*> connections_;
  ByteBudget budget_;
  std::vector<char> scratch_;
  bool stopping_ = false;
  int tells_ = 0;
  std::size_t refused_ = 0;  // since the last line about it
  std::string last_refusal_;
  asio::io_context io_;  // below what its coroutines use, so that they go first
  std::list<Listener> listeners_;
  asio::signal_set signals_;
  asio::steady_timer drain_;
  asio::thread_pool workers_;  // last, so that no work runs on when the rest goes
  asio::thread_pool teller_;
};

}  // namespace furui
