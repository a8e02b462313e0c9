// What every learner here makes and takes: a linear score over a feature matrix.
#pragma once

#include <Eigen/Core>
#include <cstddef>
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

/// Which rows to learn from, ascending, which columns are common enough among them, and which of
/// these may only speak for spam.
struct TrainingView {
  const Dataset& data;
  std::vector<Eigen::Index> rows;
  std::vector<bool> column_used;
  std::vector<bool> column_bounded = {};  ///< weight at least 0; empty: no column is
  double ham_weight = 1;                  ///< what a ham counts for
  double spam_weight = 1;

  [[nodiscard]] bool uses(Eigen::Index column) const {
    return column_used[static_cast<std::size_t>(column)];
  }
  [[nodiscard]] bool bounds(Eigen::Index column) const {
    return !column_bounded.empty() && column_bounded[static_cast<std::size_t>(column)];
  }
  /// What a row counts for, by place in `rows`.
  [[nodiscard]] double weight(std::size_t place) const {
    return sign(place) > 0 ? spam_weight : ham_weight;
  }
  /// +1 for spam, -1 for ham, by place in `rows`.
  [[nodiscard]] double sign(std::size_t place) const {
    return data.labels[static_cast<std::size_t>(rows[place])] == Label::spam ? 1.0 : -1.0;
  }
};

/// Makes the view of some rows; a column is used when at least `min_count` of them have it.
[[nodiscard]] TrainingView make_view(const Dataset& data, std::vector<Eigen::Index> rows,
                                     std::uint32_t min_count);

}  // namespace furui
