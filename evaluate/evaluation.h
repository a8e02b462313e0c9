// Labelled mails -> outcomes: by a model, by models trained on the others, or by one that learns on
// the way.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "data/labelled_mails.h"
#include "evaluate/outcome.h"
#include "model/opened_model.h"
#include "train/dataset.h"
#include "train/train_model.h"

namespace furui {

/// What the tested model, or models, made of the mails and of the signals.
struct Evaluation {
  std::vector<Outcome> outcomes;
  /// By row of signal_table(): what the signal adds to the log-odds when it fires; NaN when the
  /// model does not know it or learns it by value.
  std::vector<double> signal_log_odds;
};

/// One of no mails, in which no signal is known.
[[nodiscard]] Evaluation empty_evaluation();

/// Scores every mail with the model, with `threads` threads, in the order of reading. `progress` is
/// told how far reading has come, 0 to 1. Reasons are given when the model was opened with names.
[[nodiscard]] Evaluation evaluate_model(const OpenedModel& opened, LabelledReader& reader,
                                        std::size_t threads, const Progress& progress);

/// Scores the rows to test of each split with a model trained on its rows to train, as
/// cross_validate does, in the dataset's order. Signals in fewer mails than recipe.min_count do not
/// count as fired.
[[nodiscard]] Evaluation evaluate_splits(const Dataset& data, const Recipe& recipe,
                                         std::span<const Split> splits, std::size_t threads,
                                         const Progress& progress);

}  // namespace furui
