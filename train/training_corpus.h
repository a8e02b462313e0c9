// A corpus read for training: its dataset, and the dictionary and lists that made it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/model.h"
#include "train/dataset.h"
#include "train/training_ground.h"

namespace furui {

class TrainingCorpus {
 public:
  /// Opens dictionary and lists and reads all mails. Throws Error as they do.
  TrainingCorpus(TrainingRequest request, const UnreadablePath& on_unreadable,
                 const Progress& progress);

  [[nodiscard]] const Dataset& dataset() const { return dataset_; }
  [[nodiscard]] const Recipe& recipe() const { return ground_.recipe(); }
  [[nodiscard]] const CorpusNotes& notes() const { return notes_; }

  /// Trains on all of it: a model ready to be written.
  [[nodiscard]] Model train(std::size_t threads, const Progress& progress) const;

 private:
  TrainingGround ground_;
  CorpusNotes notes_;
  Dataset dataset_;
};

/// What to say of a corpus besides its size: repeated mails, contradictions, too few mails. One
/// line each, for people.
[[nodiscard]] std::vector<std::string> describe_notes(const CorpusNotes& notes);

/// What the thresholds can promise: in words, from the cross-validated false positives.
[[nodiscard]] std::string describe_promise(const Model& model);

}  // namespace furui
