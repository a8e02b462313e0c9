#include "score/command_line_passthrough.h"

#include <stdexcept>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "base/program.h"
#include "mail/input.h"
#include "score/passthrough.h"
#include "score/scorer.h"

namespace furui {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10;

/// Copies what read_stdin left. What comes is copied even when reading fails.
void copy_rest_of_stdin(StatusFilter& filter) {
  std::string piece;
  try {
    while (read_standard_input(piece, kPieceBytes)) {
      print(filter.pass(piece));
      piece.clear();
    }
  } catch (const Error&) {
    print(filter.finish());
    throw;
  }
}

MailMarks marks_of(const Verdict& verdict, std::uint64_t model_identity,
                   const ScoreOptions& options) {
  MailMarks marks{{status_header(verdict, model_identity)}, options.spam_flag};
  if (verdict.kind == VerdictKind::spam) {
    if (options.spam_flag) marks.fields.emplace_back("X-Spam-Flag: YES");
    marks.subject_tag = options.subject_tag;
  }
  return marks;
}

}  // namespace

int exit_code_of(VerdictKind kind) {
  return kind == VerdictKind::spam ? 0 : kind == VerdictKind::ham ? 1 : 2;
}

int error_code(const ScoreOptions& options) {
  return options.exit_code ? 3 : static_cast<int>(Exit::could_not_run);
}

void note_missing_files(const OpenedModel& opened) {
  if (!opened.misses_address_files()) return;
  print_note(kScoreProgram,
             "the model learnt where mail comes from, and no file tells it here; name one with "
             "--geoip");
}

int pass_through(const ScoreOptions& options, const std::string& problem) {
  const StdinMail read = read_stdin();
  const std::string& bytes = read.mail.bytes;
  if (bytes.empty()) {
    if (!read.failure.empty()) throw std::runtime_error(read.failure);
    throw Error("-", "standard input is empty", "nothing to pass through was given");
  }
  MailMarks marks{{error_status_header()}};
  const auto judge_alone = [&] {
    if (!problem.empty()) throw std::runtime_error(problem);
    if (!read.failure.empty()) throw std::runtime_error(read.failure);
    const OpenedModel opened(find_model_path(options.model), WithNames::no, options.reception);
    note_missing_files(opened);
    const Verdict verdict = Scorer(opened).score(bytes);
    marks = marks_of(verdict, opened.model().identity, options);
    return options.exit_code ? exit_code_of(verdict.kind) : 0;
  };
  const int code = run_program(kScoreProgram, judge_alone, error_code(options));
  StatusFilter filter(std::move(marks));
  print(filter.pass(bytes));
  if (read.failure.empty()) copy_rest_of_stdin(filter);
  print(filter.finish());
  return code;
}

}  // namespace furui
