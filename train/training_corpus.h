// A corpus read for training: its dataset, and the dictionary and lists that made it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/labelled_mails.h"
#include "model/model.h"
#include "signals/lists.h"
#include "tokenize/dictionary.h"
#include "train/dataset.h"

namespace furui {

/// What people ask of training.
struct TrainingRequest {
  LabelledPaths paths;
  Recipe recipe;                           ///< its dictionary identity is filled in here
  std::string dictionary = "ipadic-utf8";  ///< a name or a folder
  std::string lists_folder;                ///< empty: furui's own lists
  std::size_t threads = 1;
};

class TrainingCorpus {
 public:
  /// Opens dictionary and lists and reads all mails. Throws Error as they do.
  TrainingCorpus(TrainingRequest request, const UnreadablePath& on_unreadable,
                 const Progress& progress);

  [[nodiscard]] const Dataset& dataset() const { return dataset_; }
  [[nodiscard]] const Recipe& recipe() const { return recipe_; }
  [[nodiscard]] const CorpusNotes& notes() const { return notes_; }

  /// Trains on all of it: a model ready to be written.
  [[nodiscard]] Model train(std::size_t threads, const Progress& progress) const;

 private:
  Recipe recipe_;
  std::optional<Dictionary> dictionary_;
  ListTexts list_texts_;
  Lists lists_;
  CorpusNotes notes_;
  Dataset dataset_;
};

/// What to say of a corpus besides its size: repeated mails, contradictions, too few mails. One
/// line each, for people.
[[nodiscard]] std::vector<std::string> describe_notes(const CorpusNotes& notes);

/// What the thresholds can promise: in words, from the cross-validated false positives.
[[nodiscard]] std::string describe_promise(const Model& model);

}  // namespace furui
