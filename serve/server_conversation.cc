#include <algorithm>
#include <variant>

#include "serve/metrics_request.h"
#include "serve/server_state.h"
#include "serve/spamd_answer.h"

namespace furui {
namespace {

/// TELLs that wait for their thread; each takes some hundred milliseconds.
constexpr int kMostTells = 32;

}  // namespace

/// Gives the answer; none for SKIP and for a client that left.
Coroutine<std::string> Server::State::converse(Connection& client) {
  const bool has_head = co_await read_head(client);
  if (client.bytes.empty()) co_return std::string();
  if (client.bytes.size() > kMostHeadBytes && !has_head) {
    co_return refuse(Trouble::protocol, protocol_failure("the head is too long"));
  }
  if (!has_head) co_return refuse_unfinished(client);
  const std::size_t head = *find_head_end(client.bytes);
  const auto parsed = parse_spamd_head(std::string_view(client.bytes).substr(0, head));
  if (const auto* failure = std::get_if<SpamdFailure>(&parsed)) {
    co_return refuse(Trouble::protocol, *failure);
  }
  const SpamdRequest request = std::get<SpamdRequest>(parsed);
  client.bytes.erase(0, head);
  client.is_whole = request.command == SpamdCommand::ping || request.command == SpamdCommand::skip;
  if (request.command == SpamdCommand::ping) co_return ping_answer();
  if (request.command == SpamdCommand::skip) co_return std::string();
  std::string failure = co_await read_mail(client, request);
  if (!failure.empty() || client.evicted) co_return failure;
  client.is_whole = true;
  std::string answer = co_await do_work(request, std::move(client.bytes));
  co_return answer;
}

Coroutine<bool> Server::State::read_head(Connection& client) {
  while (true) {
    const auto head = find_head_end(client.bytes);
    if (head || client.bytes.size() > kMostHeadBytes) {
      co_return head.value_or(client.bytes.size()) <= kMostHeadBytes;
    }
    const bool has_more = co_await read_some(client);
    if (!has_more) co_return false;
  }
}

/// Puts the mail into client.bytes. Gives the answer that refuses it; empty when it is there.
Coroutine<std::string> Server::State::read_mail(Connection& client, const SpamdRequest& request) {
  const std::size_t most = request.content_length.value_or(limits_.mail_bytes);
  if (most > limits_.mail_bytes) {
    co_return refuse(Trouble::too_large, {65, "EX_DATAERR", "the mail is too large"});
  }
  bool has_more = true;
  while (has_more && (!request.content_length || client.bytes.size() < most)) {
    const bool is_large = client.bytes.size() + kPieceBytes > limits_.small_bytes;
    if (is_large && client.reserved == 0) {
      const Clock::time_point until = Clock::now() + limits_.exchange;
      const bool granted = co_await budget_.reserve(most, io_, until);
      if (!granted)
        co_return refuse(Trouble::busy, {75, "EX_TEMPFAIL", "too busy for large mails"});
      client.reserved = most;
      client.bytes.reserve(most + kPieceBytes);
      client.exchange_end = Clock::now() + limits_.exchange;
    }
    has_more = co_await read_some(client);
    if (client.bytes.size() > most) break;
  }
  const bool is_right_size = request.content_length ? client.bytes.size() == most
                                                    : client.at_end && client.bytes.size() <= most;
  if (is_right_size) co_return std::string();
  if (client.bytes.size() > most && !request.content_length) {
    co_return refuse(Trouble::too_large, {65, "EX_DATAERR", "the mail is too large"});
  }
  if (client.bytes.size() > most) {
    co_return refuse(Trouble::protocol, protocol_failure("more came than Content-length says"));
  }
  co_return refuse_unfinished(client);
}

Coroutine<std::string> Server::State::converse_metrics(Connection& client) {
  while (!is_whole_metrics_head(client.bytes)) {
    if (client.bytes.size() > kMostMetricsHeadBytes) co_return std::string();
    const bool has_more = co_await read_some(client);
    if (!has_more) co_return std::string();
  }
  client.is_whole = true;
  co_return work_.metrics_answer(client.bytes);
}

/// Appends a piece to client.bytes; false when none comes any more. The client has no buffer while
/// it is silent.
Coroutine<bool> Server::State::read_some(Connection& client) {
  while (true) {
    ErrorCode failure;
    client.deadline = std::min(Clock::now() + limits_.idle, client.exchange_end);
    co_await client.socket.async_wait(Socket::wait_read,
                                      asio::redirect_error(asio::use_awaitable, failure));
    client.deadline = Clock::time_point::max();
    if (failure) co_return false;
    const std::size_t count = client.socket.read_some(asio::buffer(scratch_), failure);
    if (failure == asio::error::would_block) continue;
    client.at_end = failure == asio::error::eof;
    if (failure) co_return false;
    client.has_begun = true;
    client.last_progress = Clock::now();
    client.bytes.append(scratch_.data(), count);
    co_return true;
  }
}

Coroutine<std::string> Server::State::do_work(SpamdRequest request, std::string mail) {
  const bool is_tell = request.command == SpamdCommand::tell;
  if (is_tell && tells_ == kMostTells) {
    co_return refuse(Trouble::busy, {75, "EX_TEMPFAIL", "too many mails wait to be learnt"});
  }
  const auto job = std::make_shared<Job>(io_);
  asio::post(is_tell ? teller_ : workers_, [this, job, request, mail = std::move(mail)]() mutable {
    job->answer = work_.answer(request, std::move(mail));
    asio::post(io_, [job] {
      job->done = true;
      job->finished.cancel();
    });
  });
  tells_ += is_tell ? 1 : 0;
  while (!job->done) co_await wait(job->finished);
  tells_ -= is_tell ? 1 : 0;
  co_return std::move(job->answer);
}

Coroutine<void> Server::State::write(Connection& client, std::string answer) {
  ErrorCode ignored;
  client.last_progress = Clock::now();
  client.deadline = Clock::now() + limits_.exchange;
  co_await asio::async_write(client.socket, asio::buffer(answer),
                             asio::redirect_error(asio::use_awaitable, ignored));
  client.deadline = Clock::time_point::max();
}

/// Reads on after a refusal, or closing would take the answer from a client that is still sending.
Coroutine<void> Server::State::discard_rest(Connection& client) {
  ErrorCode ignored;
  client.socket.shutdown(Socket::shutdown_send, ignored);
  bool has_more = !client.at_end;
  while (has_more) {
    client.bytes.clear();
    has_more = co_await read_some(client);
  }
}

std::string Server::State::refuse(Trouble trouble, const SpamdFailure& failure) {
  metrics_.count_trouble(trouble);
  ++refused_;
  last_refusal_ = failure.text;
  return failure_answer(failure);
}

/// For a client that left, was too slow, or must go before its request was whole.
std::string Server::State::refuse_unfinished(const Connection& client) {
  if (client.evicted) return {};
  if (client.timed_out) {
    return refuse(Trouble::timeout, {79, "EX_TIMEOUT", "the request came too slowly"});
  }
  return refuse(Trouble::protocol, protocol_failure("the request ends before its end"));
}

}  // namespace furui
