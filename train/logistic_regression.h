// L2-regularised logistic regression, some weights held at 0 or above, by a projected truncated
// Newton method.
#pragma once

#include "model/recipe.h"
#include "train/linear.h"

namespace furui {

struct LogisticOptions {
  double regularization = Recipe{}.regularization;  ///< C: weight of the loss against the penalty
  Eigen::VectorXd penalties = {};  ///< above 0, by column; empty: 1. Of L2 alone; the bias has 1
  /// Stop when the (projected) gradient's length has fallen to this share of its length at the
  /// start.
  double tolerance = 1e-4;
  int max_iterations = 100;
  /// The mean of the weights' Gaussian prior, where the search starts; nullptr: zero.
  const LinearScore* prior = nullptr;
};

/// The objective f(w, b) = (sum_j penalty_j w_j^2 + b^2)/2 + C sum_i ln(1 + exp(-y_i (b + w.x_i))),
/// y spam = +1, with penalties of 1 the same as liblinear's -s 0 -B 1, and its gradient. For tests.
struct LogisticObjective {
  double value = 0;
  Eigen::VectorXd gradient;  ///< by column, the bias last
};
[[nodiscard]] LogisticObjective logistic_objective(const TrainingView& view, const LinearScore& at,
                                                   const LogisticOptions& options);

/// Minimises the objective, or with a prior that with |w - prior|^2 (Chelba and Acero 2006,
/// "Adaptation of Maximum Entropy Capitalizer: Little Data Can Help a Lot"), by Newton steps whose
/// system is solved by preconditioned conjugate gradients, with backtracking line search (Galli and
/// Lin 2022, "A Study on Truncated Newton Methods for Linear Classification"). Where the view
/// bounds columns, the step is taken over the free ones and the search goes along its projection
/// (Bertsekas 1982, "Projected Newton Methods for Optimization Problems with Simple Constraints").
/// Deterministic and single-threaded.
[[nodiscard]] LinearScore fit_logistic_regression(const TrainingView& view,
                                                  const LogisticOptions& options);

}  // namespace furui
