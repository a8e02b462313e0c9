#include "train/linear.h"

#include <utility>

namespace furui {

double LinearScore::of(const FeatureMatrix& features, Eigen::Index row) const {
  double score = bias;
  for (FeatureMatrix::InnerIterator cell(features, row); cell; ++cell) {
    score += weights[cell.index()] * static_cast<double>(cell.value());
  }
  return score;
}

TrainingView make_view(const Dataset& data, std::vector<Eigen::Index> rows,
                       std::uint32_t min_count) {
  std::vector<std::uint32_t> counts(data.keys.size(), 0);
  for (const Eigen::Index row : rows) {
    for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
      ++counts[static_cast<std::size_t>(cell.index())];
    }
  }
  std::vector<bool> used(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) used[i] = counts[i] >= min_count;
  return {data, std::move(rows), std::move(used), {}};
}

}  // namespace furui
