// How long a client of furui-serve waits: connecting, sending a mail by CHECK, reading the answer,
// with so many clients at once. Run by bench/run, or: serve_latency SOCKET CLIENTS REQUESTS
// MAILS...
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "mail/input.h"
#include "mail/mailbox.h"

namespace {

using namespace furui;
using Milliseconds = std::chrono::duration<double, std::milli>;

std::vector<std::string> requests_of(std::vector<std::string> paths) {
  Mails mails(std::move(paths), [](const std::string& path, const std::string& reason) {
    throw std::runtime_error(path + ": " + reason);
  });
  std::vector<std::string> requests;
  for (RawMail mail; mails.next(mail);) {
    requests.push_back("CHECK SPAMC/1.5\r\nContent-length: " + std::to_string(mail.bytes.size()) +
                       "\r\n\r\n" + mail.bytes);
  }
  if (requests.empty()) throw std::runtime_error("no mails");
  return requests;
}

void require(bool held, const char* what) {
  if (!held) throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

/// Asks once; the answer must be a verdict.
void ask(const std::string& path, const std::string& request) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  require(::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
          "connect");
  for (std::size_t sent = 0; sent < request.size();) {
    const ssize_t count =
        ::send(client, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
    require(count > 0, "send");
    sent += static_cast<std::size_t>(count);
  }
  std::string answer;
  std::array<char, 4096> piece{};
  for (ssize_t count = 1; count > 0;) {
    count = ::read(client, piece.data(), piece.size());
    require(count >= 0, "read");
    answer.append(piece.data(), static_cast<std::size_t>(count));
  }
  ::close(client);
  if (answer.find("\r\nSpam: ") == std::string::npos) throw std::runtime_error(answer);
}

/// One client's waits, each for the next mail of all.
std::vector<double> measure(const std::string& path, const std::vector<std::string>& requests,
                            std::size_t first, std::size_t count) {
  std::vector<double> waits;
  for (std::size_t i = 0; i < count; ++i) {
    const auto started = std::chrono::steady_clock::now();
    ask(path, requests[(first + i) % requests.size()]);
    waits.push_back(Milliseconds(std::chrono::steady_clock::now() - started).count());
  }
  return waits;
}

int run(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "usage: serve_latency SOCKET CLIENTS REQUESTS MAILS...\n");
    return 2;
  }
  const std::string path = argv[1];
  const auto clients = static_cast<std::size_t>(std::max(1, std::atoi(argv[2])));
  const std::size_t count = static_cast<std::size_t>(std::max(1, std::atoi(argv[3]))) / clients;
  const std::vector<std::string> requests = requests_of({argv + 4, argv + argc});
  static_cast<void>(measure(path, requests, 0, 100));  // every thread of the server has its scorer
  std::vector<std::vector<double>> waits(clients);
  const auto started = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < clients; ++i) {
      threads.emplace_back(
          [&, i] { waits[i] = measure(path, requests, i * requests.size() / clients, count); });
    }
  }
  const Milliseconds took = std::chrono::steady_clock::now() - started;
  std::vector<double> all;
  for (const auto& some : waits) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end());
  std::printf("%zu clients: median %6.2f ms, 99th percentile %6.2f ms, %5.0f mails a second\n",
              clients, all[all.size() / 2], all[all.size() * 99 / 100],
              static_cast<double>(all.size()) / took.count() * 1000);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "serve_latency: %s\n", error.what());
    return 2;
  }
}
