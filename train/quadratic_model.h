// The quadratic model of a Newton step of L1-regularised logistic regression, minimised by
// coordinate descent. A part of l1_logistic_regression.
#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <cstdint>
#include <vector>

#include "train/linear.h"

namespace furui {

/// Rows of a view by column.
using FeatureColumns = Eigen::SparseMatrix<float, Eigen::ColMajor, std::int32_t>;

/// The view's used columns, the bias as a last column of ones.
[[nodiscard]] FeatureColumns feature_columns(const TrainingView& view);

/// The length of the least subgradient of |w| + loss at one weight, `slope` the loss's; of a
/// bounded weight what can still be gained.
[[nodiscard]] double l1_violation(double w, double slope, bool bounded);

/// The loss to second order around w, plus |w + step|_1. Keeps references to view and columns.
class QuadraticModel {
 public:
  QuadraticModel(const TrainingView& view, const FeatureColumns& columns);

  /// Puts the model around `w`, whose rows have these slopes and curvatures.
  void expand(const Eigen::VectorXd& w, const Eigen::VectorXd& slopes, Eigen::VectorXd curvature);

  /// The 1-norm of the least subgradient where the model was expanded.
  [[nodiscard]] double violation_sum() const;

  /// Sweeps over the coordinates until the violations' sum is at most `tolerance`; gives how many
  /// sweeps that took.
  int minimise(double tolerance);

  /// w + step, the loss's gradient at w by column, and X step.
  [[nodiscard]] const Eigen::VectorXd& next() const { return next_; }
  [[nodiscard]] const Eigen::VectorXd& gradient() const { return gradient_; }
  [[nodiscard]] const Eigen::VectorXd& score_step() const { return score_step_; }

 private:
  struct Sweep {
    double sum = 0;
    double largest = 0;
  };

  [[nodiscard]] bool bounds(Eigen::Index j) const {
    return j + 1 < columns_.cols() && view_.bounds(j);
  }
  [[nodiscard]] double slope_of(Eigen::Index j) const;
  Sweep sweep(std::vector<Eigen::Index>& active, double idle_below);
  void move(Eigen::Index j, double step);

  const TrainingView& view_;
  const FeatureColumns& columns_;
  std::vector<Eigen::Index> filled_;
  Eigen::VectorXd curvature_;  // by row
  Eigen::VectorXd gradient_;
  Eigen::VectorXd diagonal_;  // of the loss's Hessian, by column
  Eigen::VectorXd next_;
  Eigen::VectorXd score_step_;
};

}  // namespace furui
