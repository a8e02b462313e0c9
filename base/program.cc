#include "base/program.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <system_error>

#include "base/error.h"
#include "base/printable.h"

namespace furui {
namespace {

struct ClosedPipe : std::exception {};

double now_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

[[noreturn]] void throw_write_failure() {
  if (errno == EPIPE) throw ClosedPipe();
  throw Error("standard output", "cannot be written: " + std::generic_category().message(errno),
              "free some space or write elsewhere");
}

}  // namespace

void print_note(std::string_view program, std::string_view text) {
  const std::string line = std::string(program) + ": " + printable(text) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) throw_write_failure();
}

bool stdout_shows_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool unwanted = no_colour != nullptr && *no_colour != '\0';
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return ::isatty(STDOUT_FILENO) == 1 && !unwanted && !dumb;
}

void finish_printing() {
  if (std::fflush(stdout) != 0) throw_write_failure();
}

int run_program(std::string_view program, const std::function<int()>& work, int failed,
                int pipe_closed) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const int code = work();
    finish_printing();
    return code;
  } catch (const ClosedPipe&) {
    return pipe_closed;
  } catch (const std::bad_alloc&) {
    print_note(program, "memory: there is not enough of it; free some, or give less work at once");
  } catch (const std::exception& error) {
    print_note(program, error.what());
  }
  return failed;
}

ProgressBar::ProgressBar(std::string task)
    : task_(std::move(task)), on_terminal_(::isatty(STDERR_FILENO) == 1), started_(now_seconds()) {}

ProgressBar::~ProgressBar() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
}

void ProgressBar::update(double share) {
  if (!on_terminal_) return;
  const double now = now_seconds();
  if (drawn_ && now - last_drawn_ < 0.1) return;
  last_drawn_ = now;
  drawn_ = true;
  constexpr int kWidth = 30;
  const double bounded = std::clamp(share, 0.0, 1.0);
  const int filled = static_cast<int>(bounded * kWidth);
  const double left = bounded > 0.02 ? (now - started_) * (1 - bounded) / bounded : 0;
  std::fprintf(stderr, "\r%s [%.*s%*s] %3.0f %%, %.0f s left\x1b[K", task_.c_str(), filled,
               "##############################", kWidth - filled, "", bounded * 100, left);
}

}  // namespace furui
