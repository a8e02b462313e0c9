#include "serve/server.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "serve/server_state.h"

namespace furui {
namespace {

/// How often clients are looked at; their limits are seconds.
constexpr std::chrono::milliseconds kTick{100};
/// How often a full house looks for a place again.
constexpr std::chrono::milliseconds kRetry{20};

/// Lets a signal come while its handler, which only writes to a pipe, is at work. Were it blocked
/// there, the kernel would give it to another thread that waits for it, libmilter's, which would
/// take it for its end.
void keep_open(int number) {
  struct sigaction action {};
  ::sigaction(number, nullptr, &action);
  sigemptyset(&action.sa_mask);
  action.sa_flags |= SA_NODEFER;
  ::sigaction(number, &action, nullptr);
}

}  // namespace

void Server::State::listen(ListeningSocket socket, Door door) {
  listeners_.emplace_back(io_, std::move(socket), door);
  listeners_.back().watched.non_blocking(true);
  asio::co_spawn(io_, accept_on(listeners_.back()), asio::detached);
}

void Server::State::run() {
  asio::co_spawn(io_, watch_signals(), asio::detached);
  asio::co_spawn(io_, watch_clients(), asio::detached);
  sigset_t ours{};
  sigemptyset(&ours);
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
    keep_open(number);
    sigaddset(&ours, number);
  }
  ::pthread_sigmask(SIG_UNBLOCK, &ours, nullptr);
  io_.run();
}

Coroutine<void> Server::State::watch_signals() {
  while (!stopping_) {
    ErrorCode failure;
    const int number =
        co_await signals_.async_wait(asio::redirect_error(asio::use_awaitable, failure));
    if (failure) co_return;
    if (number != SIGHUP) begin_stop();
    if (number == SIGHUP) work_.on_hangup();
  }
}

/// Ends the waits that take too long, and says what was refused: one line a second, however many a
/// hostile client earns.
Coroutine<void> Server::State::watch_clients() {
  asio::steady_timer tick(io_);
  Clock::time_point last_line{};
  while (!stopping_ || !connections_.empty()) {
    tick.expires_after(kTick);
    co_await wait(tick);
    const Clock::time_point now = Clock::now();
    for (Connection* client : connections_) {
      if (client->deadline > now) continue;
      client->timed_out = true;
      client->socket.cancel();
    }
    if (refused_ == 0 || now - last_line < std::chrono::seconds(1)) continue;
    log_("refused " + std::to_string(refused_) + ", the last: " + last_refusal_);
    refused_ = 0;
    last_line = now;
  }
}

Coroutine<void> Server::State::accept_on(Listener& listener) {
  const Door door = listener.door;
  asio::steady_timer retry(io_);
  while (!stopping_) {
    ErrorCode failure;
    co_await listener.watched.async_wait(asio::posix::stream_descriptor::wait_read,
                                         asio::redirect_error(asio::use_awaitable, failure));
    if (failure || stopping_) co_return;
    int descriptor = -1;
    if (has_place(door)) {
      descriptor = ::accept4(listener.watched.native_handle(), nullptr, nullptr,
                             SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (descriptor < 0 && (errno == EAGAIN || errno == ECONNABORTED)) continue;
    }
    if (descriptor < 0) {  // a full house, here or in the kernel's table of files
      make_place(door);
      retry.expires_after(kRetry);
      co_await wait(retry);
      continue;
    }
    asio::co_spawn(io_, serve(std::make_shared<Connection>(io_, descriptor, door)), asio::detached);
  }
}

bool Server::State::has_place(Door door) const {
  const auto taken = std::count_if(connections_.begin(), connections_.end(),
                                   [&](const Connection* client) { return client->door == door; });
  return static_cast<std::size_t>(taken) <
         (door == Door::spamd ? limits_.connections : limits_.metrics_connections);
}

/// Sends the client away that has kept us waiting the longest, if that is long enough.
void Server::State::make_place(Door door) {
  Connection* slowest = nullptr;
  for (Connection* client : connections_) {
    const bool waits_for_client = client->deadline != Clock::time_point::max();
    if (client->door != door || !waits_for_client || client->evicted) continue;
    if (slowest == nullptr || client->last_progress < slowest->last_progress) slowest = client;
  }
  if (slowest == nullptr || Clock::now() - slowest->last_progress < limits_.patience) return;
  slowest->evicted = true;
  slowest->socket.cancel();
  metrics_.count_trouble(Trouble::evicted);
}

Coroutine<void> Server::State::serve(std::shared_ptr<Connection> client) {
  const Presence presence(*this, *client);
  ErrorCode ignored;
  client->socket.non_blocking(true, ignored);
  client->exchange_end = Clock::now() + limits_.exchange;
  std::string answer;
  if (client->door == Door::spamd) {
    answer = co_await converse(*client);
  } else {
    answer = co_await converse_metrics(*client);
  }
  if (client->evicted || answer.empty()) co_return;
  co_await write(*client, std::move(answer));
  if (!client->is_whole && !client->timed_out) co_await discard_rest(*client);
}

void Server::State::forget(Connection& client) {
  connections_.erase(&client);
  if (client.door == Door::spamd) metrics_.connection_closed();
  if (io_.stopped()) return;  // nobody waits any more
  budget_.release(client.reserved);
  end_when_idle();
}

void Server::State::begin_stop() {
  if (stopping_) return;
  stopping_ = true;
  log_("stopping; " + std::to_string(connections_.size()) + " clients connected");
  listeners_.clear();
  for (Connection* client : connections_) {
    if (!client->has_begun) client->socket.cancel();
  }
  drain_.expires_after(limits_.drain);
  drain_.async_wait([this](ErrorCode cancelled) {
    if (cancelled) return;
    log_(std::to_string(connections_.size()) + " clients did not end in time");
    workers_.stop();
    io_.stop();
  });
  end_when_idle();
}

void Server::State::end_when_idle() {
  if (!stopping_ || !connections_.empty()) return;
  drain_.cancel();
  signals_.cancel();
}

Server::Server(const ServerLimits& limits, std::size_t threads, ServerWork work, Metrics& metrics,
               Log log)
    : state_(std::make_unique<State>(limits, threads, std::move(work), metrics, std::move(log))) {}

Server::~Server() = default;

void Server::listen(ListeningSocket socket, Door door) {
  state_->listen(std::move(socket), door);
}

void Server::run() {
  state_->run();
}

void Server::stop() {
  state_->stop();
}

}  // namespace furui
