// furui-evaluate: how good a model is, on labelled mails it has not seen.
#include <iostream>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "base/program.h"
#include "evaluate/command_line.h"
#include "evaluate/evaluation.h"
#include "evaluate/learning_curve.h"
#include "evaluate/report.h"
#include "train/train_model.h"
#include "train/training_corpus.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-evaluate";

Report test_model(EvaluateOptions& options, const UnreadablePath& on_unreadable) {
  const std::string path = find_model_path(options.model);
  const OpenedModel opened(path, WithNames::no, options.request.reception);
  ProgressBar bar("scoring");
  LabelledReader reader(std::move(options.request.paths), on_unreadable);
  Report report;
  report.evaluation = evaluate_model(opened, reader, options.request.threads,
                                     [&](double share) { bar.update(share); });
  report.heading = "model " + path + " (" + describe_identity(opened.model().identity) + ") on " +
                   std::to_string(report.evaluation.outcomes.size()) +
                   " mails; they must not be those it was trained on";
  return report;
}

Report test_by_folds(EvaluateOptions& options, const UnreadablePath& on_unreadable) {
  std::optional<ProgressBar> bar(std::in_place, "reading");
  const std::size_t threads = options.request.threads;
  const auto progress = [&](double share) { bar->update(share); };
  const TrainingCorpus corpus(std::move(options.request), on_unreadable, progress);
  bar.reset();
  for (const std::string& note : describe_notes(corpus.notes())) print_note(kProgram, note);
  bar.emplace("training");
  const Dataset& data = corpus.dataset();
  const Recipe& recipe = corpus.recipe();
  const std::uint32_t folds = possible_folds(data.labels, options.folds);
  Report report;
  report.evaluation = evaluate_by_folds(data, recipe, folds, threads, progress);
  if (options.ablation) {
    bar.emplace("ablation");
    report.ablation = ablate(data, recipe, folds, threads, progress);
  }
  if (options.suspects) {
    bar.emplace("suspects");
    report.suspects =
        find_suspects(data, recipe, report.evaluation, options.worst, folds, threads, progress);
  }
  report.heading = std::to_string(folds) + "-fold cross-validation, " +
                   std::string(algorithm_name(recipe.algorithm)) + ", seed " +
                   std::to_string(recipe.seed) + ", " +
                   std::to_string(report.evaluation.outcomes.size()) + " mails";
  return report;
}

/// Every feature counts here, however rare: drawn alone or learnt, min_count is applied later.
LearningCurve learning_curve(EvaluateOptions& options, const UnreadablePath& on_unreadable) {
  TrainingRequest request = std::move(options.request);
  std::optional<Model> model;
  if (!options.model.empty()) {
    model = load_model(options.model, WithNames::yes);
    request.recipe = model->recipe;
    request.recipe.seed = options.request.recipe.seed;
    request.dictionary = model->recipe.dictionary.name;
    request.lists = model->lists;
  }
  const std::uint32_t min_count = std::exchange(request.recipe.min_count, 1);
  std::optional<ProgressBar> bar(std::in_place, "reading");
  const auto progress = [&](double share) { bar->update(share); };
  const std::size_t threads = request.threads;
  const TrainingCorpus corpus(std::move(request), on_unreadable, progress);
  bar.emplace("learning");
  Recipe recipe = corpus.recipe();
  recipe.min_count = min_count;
  return draw_learning_curve(corpus.dataset(), recipe, model ? &*model : nullptr, options.draws,
                             threads, progress);
}

void write_outcomes(const std::string& path, std::span<const Outcome> outcomes) {
  std::string lines = "label\tverdict\tprobability\tlog_odds\tname\n";
  for (const Outcome& outcome : outcomes) lines += outcome_line(outcome) + '\n';
  write_output(path, lines);
}

int evaluate(EvaluateOptions& options) {
  options.request.paths = collect_paths(options.ham, options.spam, options.indexes, std::cin);
  if (options.request.dictionary == "none") options.request.recipe.tokenizer.words = false;
  bool all_read = true;
  const auto on_unreadable = [&](const std::string& path, const std::string& reason) {
    all_read = false;
    print_note(kProgram, path + ": " + reason + "; skipped");
  };
  if (options.learning_curve) {
    const LearningCurve curve = learning_curve(options, on_unreadable);
    print(options.json ? learning_curve_json(curve) : learning_curve_text(curve));
    return static_cast<int>(all_read ? Exit::done : Exit::some_inputs_unreadable);
  }
  const std::uint64_t seed = options.request.recipe.seed;
  Report report = options.folds > 0 ? test_by_folds(options, on_unreadable)
                                    : test_model(options, on_unreadable);
  const std::vector<Outcome>& outcomes = report.evaluation.outcomes;
  if (outcomes.empty()) {
    throw Error("mails", "there are none to test on", "name some with --ham, --spam or --index");
  }
  if (!options.outcomes_file.empty()) write_outcomes(options.outcomes_file, outcomes);
  report.seed = seed;
  report.metrics = measure(outcomes, seed);
  if (options.cost_of_false_positive) {
    report.cost = cost_of(outcomes, *options.cost_of_false_positive);
  }
  report.with_signals = options.signals;
  report.worst = options.worst;
  print(options.json ? report_json(report) : report_text(report, stdout_shows_colour()));
  return static_cast<int>(all_read ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program(kProgram, [&] {
    EvaluateOptions options;
    return parse_command_line(argc, argv, options) ? evaluate(options) : 0;
  });
}
