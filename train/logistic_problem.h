// The loss of logistic regression over the rows of a view, with the products that solvers need.
#pragma once

#include <Eigen/Core>

#include "train/linear.h"

namespace furui {

/// Keeps a reference to its view. Vectors over columns have the bias as their last member; columns
/// that the view does not use are 0 in all that is given back.
class LogisticProblem {
 public:
  /// `regularization` is C, the weight of the loss.
  LogisticProblem(const TrainingView& view, double regularization);

  /// Columns and the bias.
  [[nodiscard]] Eigen::Index dimensions() const { return columns_ + 1; }

  /// X v, one number a row.
  [[nodiscard]] Eigen::VectorXd rows_times(const Eigen::VectorXd& v) const;

  /// C sum_i v_i ln(1 + exp(-y_i s_i)) for the rows' scores s and what the rows count for, v.
  [[nodiscard]] double loss(const Eigen::VectorXd& scores) const;

  /// The loss's gradient by weights.
  [[nodiscard]] Eigen::VectorXd loss_gradient(const Eigen::VectorXd& scores) const;

  /// First and second derivatives of the loss by score, one a row.
  [[nodiscard]] Eigen::VectorXd slopes(const Eigen::VectorXd& scores) const;
  [[nodiscard]] Eigen::VectorXd curvatures(const Eigen::VectorXd& scores) const;

  /// The loss's Hessian times v, X^T (curvature * X v), and the Hessian's diagonal.
  [[nodiscard]] Eigen::VectorXd hessian_times(const Eigen::VectorXd& curvature,
                                              const Eigen::VectorXd& v) const;
  [[nodiscard]] Eigen::VectorXd hessian_diagonal(const Eigen::VectorXd& curvature) const;

 private:
  [[nodiscard]] Eigen::Index row(Eigen::Index i) const {
    return view_.rows[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] double row_times(Eigen::Index i, const Eigen::VectorXd& v) const;
  void add_row(Eigen::Index i, double factor, Eigen::VectorXd& product) const;
  void clear_unused(Eigen::VectorXd& product) const;

  const TrainingView& view_;
  Eigen::Index columns_;
  Eigen::VectorXd signs_;  // +1 spam, -1 ham, by row
  Eigen::VectorXd costs_;  // C times what the row counts for
};

/// Weights with the bias behind them.
[[nodiscard]] Eigen::VectorXd with_bias(const LinearScore& score);

/// The other way.
[[nodiscard]] LinearScore without_bias(const Eigen::VectorXd& w);

}  // namespace furui
