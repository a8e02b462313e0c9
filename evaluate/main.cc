// furui-evaluate: how good a model is, on labelled mails it has not seen.
#include <iostream>
#include <optional>

#include "base/error.h"
#include "base/files.h"
#include "base/program.h"
#include "evaluate/command_line.h"
#include "evaluate/evaluation.h"
#include "evaluate/report.h"
#include "train/train_model.h"
#include "train/training_corpus.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-evaluate";

struct Result {
  std::vector<Outcome> outcomes;
  std::string heading;
};

Result test_model(EvaluateOptions& options, const UnreadablePath& on_unreadable) {
  const std::string path = find_model_path(options.model);
  const OpenedModel opened(path, WithNames::no);
  ProgressBar bar("scoring");
  LabelledReader reader(std::move(options.request.paths), on_unreadable);
  Result result;
  result.outcomes = score_labelled(opened, reader, options.request.threads,
                                   [&](double share) { bar.update(share); });
  result.heading = "model " + path + " (" + describe_identity(opened.model().identity) + ") on " +
                   std::to_string(result.outcomes.size()) +
                   " mails; they must not be those it was trained on";
  return result;
}

Result test_by_folds(EvaluateOptions& options, const UnreadablePath& on_unreadable) {
  std::optional<ProgressBar> bar(std::in_place, "reading");
  const std::size_t threads = options.request.threads;
  const TrainingCorpus corpus(std::move(options.request), on_unreadable,
                              [&](double share) { bar->update(share); });
  bar.reset();
  for (const std::string& note : describe_notes(corpus.notes())) print_note(kProgram, note);
  bar.emplace("training");
  const Dataset& data = corpus.dataset();
  const std::uint32_t folds = possible_folds(data.labels, options.folds);
  Result result;
  for (const HeldOutScore& score : cross_validate(data, corpus.recipe(), folds, threads,
                                                  [&](double share) { bar->update(share); })) {
    const auto row = static_cast<std::size_t>(score.row);
    result.outcomes.push_back(
        {data.mail_names[row], data.labels[row], judge(score.log_odds, score.thresholds)});
  }
  result.heading = std::to_string(folds) + "-fold cross-validation, " +
                   std::string(algorithm_name(corpus.recipe().algorithm)) + ", seed " +
                   std::to_string(corpus.recipe().seed) + ", " +
                   std::to_string(result.outcomes.size()) + " mails";
  return result;
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
  const std::uint64_t seed = options.request.recipe.seed;
  const Result result = options.folds > 0 ? test_by_folds(options, on_unreadable)
                                          : test_model(options, on_unreadable);
  if (result.outcomes.empty()) {
    throw Error("mails", "there are none to test on", "name some with --ham, --spam or --index");
  }
  if (!options.outcomes_file.empty()) write_outcomes(options.outcomes_file, result.outcomes);
  const Metrics metrics = measure(result.outcomes, seed);
  print(options.json ? report_json(metrics, result.outcomes, result.heading, options.worst)
                     : report_text(metrics, result.outcomes, result.heading, options.worst));
  return static_cast<int>(all_read ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program(kProgram, [&] {
    EvaluateOptions options;
    return parse_command_line(argc, argv, options) ? evaluate(options) : 0;
  });
}
