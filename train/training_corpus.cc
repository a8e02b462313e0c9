#include "train/training_corpus.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "train/train_model.h"

namespace furui {
namespace {

std::string percent(double share) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3g %%", share * 100);
  return text.data();
}

}  // namespace

TrainingCorpus::TrainingCorpus(TrainingRequest request, const UnreadablePath& on_unreadable,
                               const Progress& progress)
    : ground_(request) {
  LabelledReader reader(std::move(request.paths), on_unreadable);
  dataset_ = extract_dataset(reader, ground_.mails(), recipe(), request.threads, notes_, progress);
}

Model TrainingCorpus::train(std::size_t threads, const Progress& progress) const {
  Model model = train_model(dataset_, recipe(), threads, progress);
  ground_.complete(model);
  return model;
}

std::vector<std::string> describe_notes(const CorpusNotes& notes) {
  constexpr std::size_t kShown = 10;
  std::vector<std::string> lines;
  const std::size_t shown = std::min(kShown, notes.contradicting.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [first, second] = notes.contradicting[i];
    lines.push_back(second + ": is the same mail as " + first +
                    " in the other class; both are left out, remove one of them");
  }
  if (notes.contradicting.size() > shown) {
    lines.push_back("and " + std::to_string(notes.contradicting.size() - shown) +
                    " more mails that stand in both classes");
  }
  if (notes.repeated > 0) {
    lines.push_back(notes.repeated == 1
                        ? "1 mail was given more than once in its class and counted once"
                        : std::to_string(notes.repeated) +
                              " mails were given more than once in their class and counted once");
  }
  return lines;
}

std::string describe_promise(const Model& model) {
  const TrainingSummary& summary = model.summary;
  const double wanted = model.recipe.max_false_positive_rate;
  const std::string seen = std::to_string(summary.ham_called_spam) + " of " +
                           std::to_string(summary.ham_mails) + " ham called spam";
  if (summary.false_positive_bound <= wanted) {
    return seen + ": a false-positive rate of at most " + percent(wanted) +
           " can be promised for mail like this (95 % confidence)";
  }
  return seen + ": with this many ham a false-positive rate under " +
         percent(summary.false_positive_bound) +
         " can be promised for mail like this (95 % confidence), not the " + percent(wanted) +
         " asked for";
}

}  // namespace furui
