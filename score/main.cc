// furui-score: mails -> verdicts.
#include <stdexcept>
#include <string>

#include "base/error.h"
#include "base/files.h"
#include "base/program.h"
#include "mail/input.h"
#include "score/batch.h"
#include "score/command_line.h"
#include "score/command_line_language.h"
#include "score/output.h"
#include "score/passthrough.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-score";
constexpr std::size_t kPieceBytes = std::size_t{64} << 10;

int exit_code_of(VerdictKind kind) {
  return kind == VerdictKind::spam ? 0 : kind == VerdictKind::ham ? 1 : 2;
}

int error_code(const ScoreOptions& options) {
  return options.exit_code ? 3 : static_cast<int>(Exit::could_not_run);
}

void note_missing_files(const OpenedModel& opened) {
  if (!opened.misses_address_files()) return;
  print_note(kProgram,
             "the model learnt where mail comes from, and no file tells it here; name one with "
             "--geoip");
}

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

/// Copies the mail on stdin with a status header. The mail goes through whatever fails, wrong
/// options included (`problem`); only the header and the exit code tell.
int pass_through(const ScoreOptions& options, const std::string& problem) {
  const StdinMail read = read_stdin();
  const std::string& bytes = read.mail.bytes;
  if (bytes.empty()) {
    if (!read.failure.empty()) throw std::runtime_error(read.failure);
    throw Error("-", "standard input is empty", "nothing to pass through was given");
  }
  std::string header = error_status_header();
  const auto judge_alone = [&] {
    if (!problem.empty()) throw std::runtime_error(problem);
    if (!read.failure.empty()) throw std::runtime_error(read.failure);
    const OpenedModel opened(find_model_path(options.model), WithNames::no, options.reception);
    note_missing_files(opened);
    const Verdict verdict = Scorer(opened).score(bytes);
    header = status_header(verdict, opened.model().identity);
    return options.exit_code ? exit_code_of(verdict.kind) : 0;
  };
  const int code = run_program(kProgram, judge_alone, error_code(options));
  StatusFilter filter(header);
  print(filter.pass(bytes));
  if (read.failure.empty()) copy_rest_of_stdin(filter);
  print(filter.finish());
  return code;
}

struct Judged {
  VerdictKind kind;
  std::string line;
};

Judged judge_mail(Scorer& scorer, const RawMail& mail, const ScoreOptions& options,
                  Language language) {
  if (!options.explain) {
    const Verdict verdict = scorer.score(mail.bytes);
    return {verdict.kind,
            (options.json ? json_line(verdict, mail.name) : text_line(verdict, mail.name)) + '\n'};
  }
  const Explanation explanation = scorer.explain(mail.bytes);
  return {explanation.verdict.kind,
          options.json ? json_line(explanation, mail.name, language) + '\n'
                       : explain_text(explanation, mail.name, options.reasons, language)};
}

int score(const ScoreOptions& options) {
  const OpenedModel opened(find_model_path(options.model),
                           options.explain ? WithNames::yes : WithNames::no, options.reception);
  note_missing_files(opened);
  bool all_read = true;
  Mails mails(options.paths.empty() ? std::vector<std::string>{"-"} : options.paths,
              [&](const std::string& path, const std::string& reason) {
                all_read = false;
                print_note(kProgram, path + ": " + reason + "; skipped");
              });
  const Language language = wording_language(options.language);
  if (options.exit_code) {
    RawMail mail;
    if (!mails.next(mail)) return 3;
    if (RawMail second; mails.next(second)) {
      throw Error("--exit-code", "is about one mail, and there is " + second.name + " besides",
                  "name one mail, or leave --exit-code out");
    }
    Scorer scorer(opened);
    const Judged judged = judge_mail(scorer, mail, options, language);
    print(judged.line);
    return all_read ? exit_code_of(judged.kind) : 3;
  }
  score_in_order(
      opened, options.threads, [&](RawMail& mail) { return mails.next(mail); },
      [&](Scorer& scorer, const RawMail& mail) {
        return judge_mail(scorer, mail, options, language).line;
      },
      [](const std::string& line) { print(line); });
  return static_cast<int>(all_read ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  ScoreOptions options;
  std::string problem;
  bool wanted = false;
  try {
    wanted = parse_command_line(argc, argv, options);
  } catch (const std::runtime_error& error) {
    problem = error.what();
  }
  if (!wanted && problem.empty()) return 0;  // --help, --version
  const auto work = [&] {
    if (options.passthrough) return pass_through(options, problem);
    if (!problem.empty()) throw std::runtime_error(problem);
    return score(options);
  };
  const bool answers_by_code = options.exit_code || options.passthrough;
  return run_program(kProgram, work, error_code(options),
                     answers_by_code ? error_code(options) : 0);
}
