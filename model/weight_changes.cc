#include "model/weight_changes.h"

#include <algorithm>
#include <cmath>

namespace furui {
namespace {

double calibrated_weight(const Model& model, std::size_t index) {
  return model.calibration.slope *
         static_cast<double>(model.weights[static_cast<Eigen::Index>(index)]);
}

}  // namespace

std::vector<WeightChange> weight_changes(const Model& first, const Model& second) {
  std::vector<WeightChange> changes;
  const std::vector<FeatureKey>& a = first.space.keys();
  const std::vector<FeatureKey>& b = second.space.keys();
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const bool in_first = i < a.size() && (j == b.size() || a[i] <= b[j]);
    const bool in_second = j < b.size() && (i == a.size() || b[j] <= a[i]);
    WeightChange change{in_first ? first.names[i] : second.names[j], 0, 0};
    if (in_first) change.first = calibrated_weight(first, i++);
    if (in_second) change.second = calibrated_weight(second, j++);
    if (change.first != change.second) changes.push_back(change);
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const WeightChange& x, const WeightChange& y) {
                     return std::abs(x.second - x.first) > std::abs(y.second - y.first);
                   });
  return changes;
}

}  // namespace furui
