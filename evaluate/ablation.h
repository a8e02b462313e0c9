// What each part of the evidence earns: the same cross-validation without it, and with it alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "evaluate/metrics.h"
#include "model/recipe.h"
#include "train/dataset.h"
#include "train/train_model.h"

namespace furui {

struct AblationRow {
  std::string part;  ///< "all", "without signals: sender", "only ngrams"
  std::size_t features = 0;
  Metrics metrics;
};

/// Tests the splits with all features, then without each part of feature_parts(), then with each
/// alone. `progress` is told of all runs together.
[[nodiscard]] std::vector<AblationRow> ablate(const Dataset& data, const Recipe& recipe,
                                              std::span<const Split> splits, std::size_t threads,
                                              const Progress& progress);

/// One line a row, 80 columns.
[[nodiscard]] std::string ablation_text(const std::vector<AblationRow>& rows);

}  // namespace furui
