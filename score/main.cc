// furui-score: mails -> verdicts.
#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/program.h"
#include "mail/input.h"
#include "mail/path_list.h"
#include "score/batch.h"
#include "score/command_line.h"
#include "score/command_line_language.h"
#include "score/command_line_passthrough.h"
#include "score/command_line_report.h"
#include "score/output.h"

namespace {

using namespace furui;

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

/// The paths named, then those listed.
NextPath paths_of(const ScoreOptions& options) {
  std::vector<std::string> paths = options.paths;
  if (options.paths_from.empty()) {
    if (paths.empty()) paths.emplace_back("-");
  } else if (options.paths_from == "-" && std::count(paths.begin(), paths.end(), "-") > 0) {
    throw Error("-", "stands for a mail and for the list of paths", "write the list to a file");
  }
  auto list = options.paths_from.empty() ? nullptr : std::make_shared<PathList>(options.paths_from);
  return [paths = std::move(paths), list = std::move(list),
          current = std::size_t{0}](std::string& path) mutable {
    if (current == paths.size()) return list && list->next(path);
    path = paths[current++];
    return true;
  };
}

int score(const ScoreOptions& options) {
  const OpenedModel opened(find_model_path(options.model),
                           options.explain ? WithNames::yes : WithNames::no, options.reception);
  note_missing_files(opened);
  bool all_read = true;
  Mails mails(paths_of(options), [&](const std::string& path, const std::string& reason) {
    all_read = false;
    print_note(kScoreProgram, path + ": " + reason + "; skipped");
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
    return options.report_to_file.empty() ? score(options) : write_report(options);
  };
  const bool answers_by_code = options.exit_code || options.passthrough;
  return run_program(kScoreProgram, work, error_code(options),
                     answers_by_code ? error_code(options) : 0);
}
