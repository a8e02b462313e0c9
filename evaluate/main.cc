// furui-evaluate: how good a model is, on labelled mails it has not seen.
#include <CLI/CLI.hpp>
#include <iostream>
#include <thread>

#include "base/error.h"
#include "base/files.h"
#include "base/program.h"
#include "evaluate/evaluation.h"
#include "evaluate/report.h"
#include "train/train_model.h"
#include "train/training_corpus.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-evaluate";

struct Options {
  TrainingRequest request;
  std::vector<std::string> ham;
  std::vector<std::string> spam;
  std::vector<std::string> indexes;
  std::string model;
  std::uint32_t folds = 0;
  bool json = false;
  std::string outcomes_file;
  std::size_t worst = 10;
};

void add_options(CLI::App& app, Options& options) {
  Recipe& recipe = options.request.recipe;
  app.add_option("-m,--model", options.model, "Model to test (default: as furui-score finds it)");
  app.add_option("--ham", options.ham, "Ham: folders, Maildirs, mboxes, mails")->type_name("PATH");
  app.add_option("--spam", options.spam, "Spam, likewise")->type_name("PATH");
  app.add_option("--index", options.indexes, "TREC index")->type_name("FILE");
  auto* cross = app.add_option("--cross-validate", options.folds,
                               "Instead of a model, test K models trained without a K-th each")
                    ->check(CLI::Range(2, 100))
                    ->type_name("K");
  app.add_option("--algorithm", recipe.algorithm, "nb or lr")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Algorithm>{{"nb", Algorithm::naive_bayes},
                                           {"lr", Algorithm::logistic_regression}}))
      ->default_str("lr")
      ->needs(cross);
  app.add_option("--max-false-positive-rate", recipe.max_false_positive_rate,
                 "Share of ham that may be called spam")
      ->check(CLI::Range(0.0, 0.5))
      ->capture_default_str()
      ->needs(cross);
  app.add_option("-d,--dictionary", options.request.dictionary, "MeCab dictionary, or none")
      ->capture_default_str()
      ->needs(cross);
  app.add_option("--lists", options.request.lists_folder, "Folder of lists")->needs(cross);
  app.add_option("--seed", recipe.seed, "Of folds and of the bootstrap")->capture_default_str();
  app.add_option("--threads", options.request.threads, "How many")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  app.add_flag("--json", options.json, "Report as JSON");
  app.add_option("--outcomes", options.outcomes_file, "Write one line a mail to this file")
      ->type_name("FILE");
  app.add_option("--worst", options.worst, "How many wrong mails to name")->capture_default_str();
  app.footer(
      "Examples:\n"
      "  furui-evaluate -m model.furui --ham test/ham --spam test/spam\n"
      "  furui-evaluate --cross-validate 5 --ham ham --spam spam --outcomes outcomes.tsv\n\n"
      "Exit codes: 0 done, 1 some mails could not be read, 2 could not run.");
}

void collect_paths(Options& options) {
  LabelledPaths& paths = options.request.paths;
  paths.ham = options.ham;
  paths.spam = options.spam;
  for (const std::string& index : options.indexes) read_trec_index(index, paths);
  if (options.request.dictionary == "none") options.request.recipe.tokenizer.words = false;
}

struct Result {
  std::vector<Outcome> outcomes;
  std::string heading;
};

Result test_model(Options& options, const UnreadablePath& on_unreadable) {
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

Result test_by_folds(Options& options, const UnreadablePath& on_unreadable) {
  std::optional<ProgressBar> bar(std::in_place, "reading");
  const std::size_t threads = options.request.threads;
  const TrainingCorpus corpus(std::move(options.request), on_unreadable,
                              [&](double share) { bar->update(share); });
  bar.emplace("training");
  const Dataset& data = corpus.dataset();
  Result result;
  for (const HeldOutScore& score : cross_validate(data, corpus.recipe(), options.folds, threads,
                                                  [&](double share) { bar->update(share); })) {
    const auto row = static_cast<std::size_t>(score.row);
    result.outcomes.push_back(
        {data.mail_names[row], data.labels[row], judge(score.log_odds, score.thresholds)});
  }
  bar.reset();
  for (const std::string& note : describe_notes(corpus.notes())) print_note(kProgram, note);
  result.heading = std::to_string(options.folds) + "-fold cross-validation, " +
                   std::string(algorithm_name(corpus.recipe().algorithm)) + ", seed " +
                   std::to_string(corpus.recipe().seed) + ", " +
                   std::to_string(result.outcomes.size()) + " mails";
  return result;
}

void write_outcomes(const std::string& path, std::span<const Outcome> outcomes) {
  std::string lines = "label\tverdict\tprobability\tlog_odds\tname\n";
  for (const Outcome& outcome : outcomes) lines += outcome_line(outcome) + '\n';
  write_file_atomically(path, lines);
}

int evaluate(Options& options) {
  collect_paths(options);
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
  CLI::App app("Measures a model on labelled mails.", std::string(kProgram));
  app.set_version_flag("--version", FURUI_VERSION);
  Options options;
  options.request.threads = std::max(1U, std::thread::hardware_concurrency());
  add_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::could_not_run);
  }
  return run_program(kProgram, [&] { return evaluate(options); });
}
