// furui-evaluate: how good a filter is, on labelled mails it has not seen.
#include <tbb/global_control.h>

#include <iostream>
#include <optional>
#include <string>

#include "base/files.h"
#include "base/program.h"
#include "evaluate/command_line.h"
#include "evaluate/report.h"
#include "evaluate/ways_to_test.h"
#include "score/command_line_language.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-evaluate";

/// One bar after another, a task each.
class Bars {
 public:
  void update(std::string_view task, double share) {
    if (task != task_) {
      bar_.reset();
      bar_.emplace(std::string(task));
      task_ = task;
    }
    bar_->update(share);
  }
  void clear() {
    bar_.reset();
    task_.clear();
  }

 private:
  std::string task_;
  std::optional<ProgressBar> bar_;
};

void write_outcomes(const std::string& path, std::span<const Outcome> outcomes) {
  std::string lines = "label\tverdict\tprobability\tlog_odds\tname\n";
  for (const Outcome& outcome : outcomes) lines += outcome_line(outcome) + '\n';
  write_output(path, lines);
}

void complete(Report& report, const EvaluateOptions& options) {
  const std::vector<Outcome>& outcomes = report.evaluation.outcomes;
  report.metrics = measure(outcomes, report.seed);
  if (options.cost_of_false_positive) {
    report.cost = cost_of(outcomes, *options.cost_of_false_positive);
  }
  for (const BreakdownBy by : options.breakdowns) {
    report.breakdowns.push_back(break_down(outcomes, by));
  }
  report.with_signals = options.signals;
  report.worst = options.test.worst;
}

void write_forms(const Report& report, const EvaluateOptions& options) {
  if (!options.csv_file.empty()) write_output(options.csv_file, report_csv(report));
  if (options.html_file.empty()) return;
  write_output(options.html_file, report_html(report, wording_language(options.language)));
}

void evaluate(EvaluateOptions& options, const Audience& audience) {
  const bool curve_alone = options.learning_curve && options.test.way == WayToTest::model;
  if (curve_alone) {
    const LearningCurve curve = run_learning_curve(options.test, options.draws, audience);
    print(options.json ? learning_curve_json(curve) : learning_curve_text(curve));
    return;
  }
  Report report = run_test(options.test, audience);
  if (!options.outcomes_file.empty()) {
    write_outcomes(options.outcomes_file, report.evaluation.outcomes);
  }
  complete(report, options);
  if (options.learning_curve) {
    report.learning_curve = run_learning_curve(options.test, options.draws, audience);
  }
  if (!options.compare.empty()) {
    report.comparison = run_comparison(options.test, report, options.compare, audience);
  }
  write_forms(report, options);
  print(options.json ? report_json(report) : report_text(report, stdout_shows_colour()));
}

int run(EvaluateOptions& options) {
  TrainingRequest& training = options.test.training;
  training.paths = collect_paths(options.ham, options.spam, options.indexes, std::cin);
  if (training.dictionary == "none") training.recipe.tokenizer.words = false;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, training.threads);
  bool all_read = true;
  Bars bars;
  const Audience audience{[&](std::string_view task, double share) { bars.update(task, share); },
                          [&](std::string_view note) {
                            bars.clear();
                            print_note(kProgram, note);
                          },
                          [&](const std::string& path, const std::string& reason) {
                            all_read = false;
                            print_note(kProgram, path + ": " + reason + "; skipped");
                          }};
  evaluate(options, audience);
  return static_cast<int>(all_read ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program(kProgram, [&] {
    EvaluateOptions options;
    return parse_command_line(argc, argv, options) ? run(options) : 0;
  });
}
