// L1-regularised logistic regression: most weights are exactly 0, so models are small.
#pragma once

#include "train/linear.h"
#include "train/logistic_regression.h"

namespace furui {

/// The objective f(w, b) = |w|_1 + |b| + C sum_i ln(1 + exp(-y_i (b + w.x_i))), the same as
/// liblinear's -s 6 -B 1, and how far it is from its optimum: the 1-norm of its subgradient of
/// least length within the view's bounds, 0 at the optimum. For tests.
struct L1Objective {
  double value = 0;
  double violation = 0;
};
[[nodiscard]] L1Objective l1_objective(const TrainingView& view, const LinearScore& at,
                                       double regularization);

/// Minimises the objective by newGLMNET (Yuan, Ho and Lin 2012, "An Improved GLMNET for
/// L1-regularized Logistic Regression"): each Newton step's quadratic model is minimised by
/// coordinate descent with shrinking, to a precision that follows the outer loop's. Stops when the
/// violation has fallen to options.tolerance of that at zero. Coordinates are taken in a fixed
/// order, so the result is deterministic; single-threaded.
[[nodiscard]] LinearScore fit_l1_logistic_regression(const TrainingView& view,
                                                     const LogisticOptions& options);

}  // namespace furui
