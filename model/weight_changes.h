// What differs between two models, feature by feature.
#pragma once

#include <string_view>
#include <vector>

#include "model/model.h"

namespace furui {

/// A feature's weights in calibrated log-odds for a value of 1; 0 in a model that does not know it.
struct WeightChange {
  std::string_view name;  ///< of the model that knows it
  double first = 0;
  double second = 0;
};

/// Gives every feature whose weights differ, the largest difference first. Both models must have
/// been loaded whole, and outlive the result.
[[nodiscard]] std::vector<WeightChange> weight_changes(const Model& first, const Model& second);

}  // namespace furui
