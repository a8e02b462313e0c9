// The frame of every main: exit codes, one-line errors, the progress bar. With the mains, the only
// place that writes to the terminal.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace furui {

/// What every program answers; furui-score --exit-code answers about one mail instead.
enum class Exit : int { done = 0, some_inputs_unreadable = 1, could_not_run = 2 };

/// Runs a main's work. An exception becomes one line on stderr, "program: thing: what is wrong;
/// what to do", and exit code `failed`. A closed stdout ends the program quietly with
/// `pipe_closed`.
int run_program(std::string_view program, const std::function<int()>& work,
                int failed = static_cast<int>(Exit::could_not_run),
                int pipe_closed = static_cast<int>(Exit::done));

/// Writes "program: text" and a line end to stderr, control characters of file names made visible.
void print_note(std::string_view program, std::string_view text);

/// Writes to stdout and throws ClosedPipe when nobody reads it any more.
void print(std::string_view text);

/// Tells whether stdout is a terminal that shows colours and people want them (NO_COLOR is unset or
/// empty, TERM is not dumb).
[[nodiscard]] bool stdout_shows_colour();

/// Throws Error when what was printed could not be written (a full disk). Called at the end.
void finish_printing();

/// A bar on stderr when that is a terminal, nothing otherwise.
class ProgressBar {
 public:
  explicit ProgressBar(std::string task);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `share` of the task is done, 0 to 1. Cheap; draws at most ten times a second. Not for several
  /// threads at once.
  void update(double share);

 private:
  std::string task_;
  bool on_terminal_;
  bool drawn_ = false;
  double started_;
  double last_drawn_ = 0;
};

}  // namespace furui
