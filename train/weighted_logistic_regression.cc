#include "train/weighted_logistic_regression.h"

#include <utility>

#include "train/naive_bayes.h"

namespace furui {

Eigen::VectorXd naive_bayes_penalties(const TrainingView& view, double smoothing) {
  TrainingView unbounded = view;  // a bound is no reason to find a feature telling nothing
  unbounded.column_bounded.clear();
  const Eigen::VectorXd weights = fit_naive_bayes(unbounded, smoothing).weights;
  return weights.cwiseAbs().cwiseMax(1 / kLargestPenalty).cwiseInverse();
}

LinearScore fit_weighted_logistic_regression(const TrainingView& view, LogisticOptions options,
                                             double smoothing) {
  options.penalties = naive_bayes_penalties(view, smoothing);
  return fit_logistic_regression(view, options);
}

}  // namespace furui
