// furui-train: labelled mails -> a model.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <thread>

#include "base/error.h"
#include "base/program.h"
#include "model/model_file.h"
#include "train/training_corpus.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-train";

struct Options {
  TrainingRequest request;
  std::vector<std::string> ham;
  std::vector<std::string> spam;
  std::vector<std::string> indexes;
  std::string output;
  bool quiet = false;
};

void add_options(CLI::App& app, Options& options) {
  Recipe& recipe = options.request.recipe;
  app.add_option("--ham", options.ham, "Ham: folders, Maildirs, mboxes, mails; - for a list of paths")
      ->type_name("PATH");
  app.add_option("--spam", options.spam, "Spam, likewise")->type_name("PATH");
  app.add_option("--index", options.indexes, "TREC index of lines \"spam PATH\" or \"ham PATH\"")
      ->type_name("FILE");
  app.add_option("-o,--output", options.output, "Where the model goes")
      ->required()
      ->type_name("MODEL");
  app.add_option("--algorithm", recipe.algorithm, "nb (naive Bayes) or lr (logistic regression)")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Algorithm>{{"nb", Algorithm::naive_bayes},
                                           {"lr", Algorithm::logistic_regression}}))
      ->default_str("lr");
  app.add_option("--max-false-positive-rate", recipe.max_false_positive_rate,
                 "Share of ham that may be called spam")
      ->check(CLI::Range(0.0, 0.5))
      ->capture_default_str();
  app.add_option("-d,--dictionary", options.request.dictionary,
                 "MeCab dictionary, by name or folder; none for character n-grams alone")
      ->capture_default_str();
  app.add_option("--lists", options.request.lists_folder, "Folder of lists in place of furui's own");
  app.add_option("--seed", recipe.seed, "Of the cross-validation's shuffle")->capture_default_str();
  app.add_option("--threads", options.request.threads, "How many; the model does not depend on it")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  app.add_flag("-q,--quiet", options.quiet, "No summary");
  app.footer(
      "Examples:\n"
      "  furui-train --ham ~/Maildir --spam ~/Maildir/.Junk -o ~/.local/share/furui/model.furui\n"
      "  furui-train --index trec07p/full/index -o trec.furui\n"
      "  find ham -name '*.eml' | furui-train --ham - --spam spam.mbox.gz -o model.furui\n\n"
      "Exit codes: 0 done, 1 some mails could not be read, 2 could not run.");
}

/// Puts what `-` stands for, a list of paths on stdin, in its place.
std::vector<std::string> with_listed_paths(const std::vector<std::string>& paths) {
  std::vector<std::string> all;
  for (const std::string& path : paths) {
    if (path != "-") {
      all.push_back(path);
      continue;
    }
    const std::vector<std::string> listed = read_path_list(std::cin);
    all.insert(all.end(), listed.begin(), listed.end());
  }
  return all;
}

void collect_paths(Options& options) {
  LabelledPaths& paths = options.request.paths;
  paths.ham = with_listed_paths(options.ham);
  paths.spam = with_listed_paths(options.spam);
  for (const std::string& index : options.indexes) read_trec_index(index, paths);
  if (options.request.dictionary == "none") options.request.recipe.tokenizer.words = false;
}

std::string percent(std::uint64_t hits, std::uint64_t trials) {
  std::ostringstream text;
  text.precision(4);
  text << (trials == 0 ? 0.0 : 100.0 * static_cast<double>(hits) / static_cast<double>(trials))
       << " %";
  return text.str();
}

void print_summary(const Model& model, const std::string& output, std::uint64_t identity,
                   double seconds) {
  const TrainingSummary& summary = model.summary;
  const std::uint64_t caught = summary.spam_mails - summary.spam_called_ham - summary.spam_unsure;
  std::ostringstream text;
  text.precision(3);
  text << output << ": " << algorithm_name(model.recipe.algorithm) << " on " << summary.ham_mails
       << " ham and " << summary.spam_mails << " spam, " << model.space.size() << " features, "
       << seconds << " s, model " << describe_identity(identity) << "\n"
       << "cross-validated: precision " << percent(caught, caught + summary.ham_called_spam)
       << ", recall " << percent(caught, summary.spam_mails) << ", unsure "
       << summary.ham_unsure + summary.spam_unsure << ", 1 - ROC area "
       << (1 - summary.roc_area) * 100 << " %\n"
       << describe_promise(model) << "\n";
  print(text.str());
}

int train(Options& options) {
  const auto start = std::chrono::steady_clock::now();
  collect_paths(options);
  bool all_read = true;
  const auto on_unreadable = [&](const std::string& path, const std::string& reason) {
    all_read = false;
    print_note(kProgram, path + ": " + reason + "; skipped");
  };
  std::optional<ProgressBar> bar(std::in_place, "reading");
  const std::size_t threads = options.request.threads;
  const TrainingCorpus corpus(std::move(options.request), on_unreadable,
                              [&](double share) { bar->update(share); });
  bar.emplace("training");
  const Model model = corpus.train(threads, [&](double share) { bar->update(share); });
  bar.reset();
  for (const std::string& note : describe_notes(corpus.notes())) print_note(kProgram, note);
  const std::uint64_t identity = save_model(model, options.output);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  if (!options.quiet) print_summary(model, options.output, identity, taken.count());
  return static_cast<int>(all_read ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Trains a model on labelled ham and spam.", std::string(kProgram));
  app.set_version_flag("--version", FURUI_VERSION);
  Options options;
  options.request.threads = std::max(1U, std::thread::hardware_concurrency());
  add_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::could_not_run);
  }
  return run_program(kProgram, [&] { return train(options); });
}
