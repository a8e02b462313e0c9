// L2-regularised logistic regression, some weights held at 0 or above, by a projected truncated
// Newton method.
#pragma once

#include "model/recipe.h"
#include "train/linear.h"

namespace furui {

struct LogisticOptions {
  double regularization = Recipe{}.regularization;  ///< C: weight of the loss against |w|^2 / 2
  /// Stop when the (projected) gradient's length has fallen to this share of its length at zero.
  double tolerance = 1e-4;
  int max_iterations = 100;
};

/// The objective f(w, b) = (|w|^2 + b^2)/2 + C sum_i ln(1 + exp(-y_i (b + w.x_i))), y spam = +1,
/// the same as liblinear's -s 0 -B 1, and its gradient. For tests.
struct LogisticObjective {
  double value = 0;
  Eigen::VectorXd gradient;  ///< by column, the bias last
};
[[nodiscard]] LogisticObjective logistic_objective(const TrainingView& view, const LinearScore& at,
                                                   double regularization);

/// Minimises the objective by Newton steps whose system is solved by preconditioned conjugate
/// gradients, with backtracking line search (Galli and Lin 2022, "A Study on Truncated Newton
/// Methods for Linear Classification"). Where the view bounds columns, the step is taken over the
/// free ones and the search goes along its projection (Bertsekas 1982, "Projected Newton Methods
/// for Optimization Problems with Simple Constraints"). Starts at zero, is deterministic and
/// single-threaded.
[[nodiscard]] LinearScore fit_logistic_regression(const TrainingView& view,
                                                  const LogisticOptions& options);

}  // namespace furui
