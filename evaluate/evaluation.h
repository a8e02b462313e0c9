// Labelled mails -> outcomes: by a model, or by models trained on the others.
#pragma once

#include <cstdint>
#include <functional>
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

/// Scores every mail with the model, with `threads` threads, in the order of reading. `progress` is
/// told how far reading has come, 0 to 1.
[[nodiscard]] Evaluation evaluate_model(const OpenedModel& opened, LabelledReader& reader,
                                        std::size_t threads, const Progress& progress);

/// Scores every mail with a model trained without its fold, as cross_validate does, in the
/// dataset's order. Signals in fewer mails than recipe.min_count do not count as fired.
[[nodiscard]] Evaluation evaluate_by_folds(const Dataset& data, const Recipe& recipe,
                                           std::uint32_t folds, std::size_t threads,
                                           const Progress& progress);

}  // namespace furui
