// furui-train: labelled mails -> a model.
#include <chrono>
#include <iostream>
#include <optional>
#include <sstream>

#include "base/files.h"
#include "base/program.h"
#include "model/model_file.h"
#include "train/command_line.h"
#include "train/train_online.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-train";

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

Model model_of_corpus(TrainingRequest request, const UnreadablePath& on_unreadable) {
  std::optional<ProgressBar> bar(std::in_place, "reading");
  const auto progress = [&](double share) { bar->update(share); };
  const std::size_t threads = request.threads;
  const TrainingCorpus corpus(std::move(request), on_unreadable, progress);
  bar.reset();
  for (const std::string& note : describe_notes(corpus.notes())) print_note(kProgram, note);
  bar.emplace("training");
  return corpus.train(threads, progress);
}

Model model_of_one_pass(const TrainingRequest& request, const UnreadablePath& on_unreadable) {
  ProgressBar bar("learning");
  return train_online(request, on_unreadable, [&](double share) { bar.update(share); });
}

int train(TrainOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  check_writable(options.output);
  options.request.paths = collect_paths(options.ham, options.spam, options.indexes, std::cin);
  if (options.request.dictionary == "none") options.request.recipe.tokenizer.words = false;
  bool all_read = true;
  const auto on_unreadable = [&](const std::string& path, const std::string& reason) {
    all_read = false;
    print_note(kProgram, path + ": " + reason + "; skipped");
  };
  const bool in_one_pass = options.request.recipe.algorithm == Algorithm::online;
  const Model model = in_one_pass ? model_of_one_pass(options.request, on_unreadable)
                                  : model_of_corpus(std::move(options.request), on_unreadable);
  const std::uint64_t identity = save_model(model, options.output);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  if (!options.quiet) print_summary(model, options.output, identity, taken.count());
  return static_cast<int>(all_read ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program(kProgram, [&] {
    TrainOptions options;
    return parse_command_line(argc, argv, options) ? train(options) : 0;
  });
}
