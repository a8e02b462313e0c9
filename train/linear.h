// What every learner here makes and takes: a linear score over a feature matrix.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "train/dataset.h"

namespace furui {

/// score(row) = bias + weights . row
struct LinearScore {
  Eigen::VectorXd weights;  ///< by column
  double bias = 0;

  [[nodiscard]] double of(const FeatureMatrix& features, Eigen::Index row) const;
};

/// Which rows to learn from, ascending, and which columns are common enough among them.
struct TrainingView {
  const Dataset& data;
  std::vector<Eigen::Index> rows;
  std::vector<bool> column_used;
};

/// Makes the view of some rows; a column is used when at least `min_count` of them have it.
[[nodiscard]] TrainingView make_view(const Dataset& data, std::vector<Eigen::Index> rows,
                                     std::uint32_t min_count);

}  // namespace furui
