#include "train/l1_logistic_regression.h"

#include <utility>

#include "train/logistic_problem.h"
#include "train/quadratic_model.h"

namespace furui {
namespace {

/// Where the descent stands.
struct Point {
  Eigen::VectorXd w;
  Eigen::VectorXd scores;  // of the rows
  double value = 0;
};

/// Goes towards the model's minimum by halving lengths until the objective falls enough; false when
/// rounding leaves no descent to be had.
bool descend(const LogisticProblem& problem, const QuadraticModel& model, Point& at) {
  constexpr double kSufficientDecrease = 0.01;
  constexpr double kSmallestStep = 1e-10;
  const Eigen::VectorXd step = model.next() - at.w;
  const double promised = model.gradient().dot(step) + model.next().lpNorm<1>() - at.w.lpNorm<1>();
  for (double length = 1; length > kSmallestStep; length /= 2) {
    Point to{length == 1 ? model.next() : Eigen::VectorXd(at.w + length * step),
             at.scores + length * model.score_step(), 0};
    to.value = to.w.lpNorm<1>() + problem.loss(to.scores);
    if (to.value > at.value + kSufficientDecrease * length * promised) continue;
    at = std::move(to);
    return true;
  }
  return false;
}

}  // namespace

L1Objective l1_objective(const TrainingView& view, const LinearScore& at, double regularization) {
  const LogisticProblem problem(view, regularization);
  const Eigen::VectorXd w = with_bias(at);
  const Eigen::VectorXd scores = problem.rows_times(w);
  const Eigen::VectorXd gradient = problem.loss_gradient(scores);
  L1Objective objective{w.lpNorm<1>() + problem.loss(scores), 0};
  for (Eigen::Index j = 0; j < w.size(); ++j) {
    const bool bounded = j + 1 < w.size() && view.bounds(j);
    objective.violation += l1_violation(w[j], gradient[j], bounded);
  }
  return objective;
}

LinearScore fit_l1_logistic_regression(const TrainingView& view, const LogisticOptions& options) {
  const LogisticProblem problem(view, options.regularization);
  const FeatureColumns columns = feature_columns(view);
  QuadraticModel model(view, columns);
  Point at{Eigen::VectorXd::Zero(columns.cols()), Eigen::VectorXd::Zero(columns.rows()), 0};
  at.value = problem.loss(at.scores);
  double first = 0;
  double share = 1;  // of the first violation, to which the quadratic model is minimised
  for (int i = 0; i < options.max_iterations; ++i) {
    model.expand(at.w, problem.slopes(at.scores), problem.curvatures(at.scores));
    const double violation_now = model.violation_sum();
    if (i == 0) first = violation_now;
    if (violation_now <= options.tolerance * first) break;
    const int sweeps = model.minimise(share * first);
    if (!descend(problem, model, at)) break;
    if (sweeps == 1) share /= 4;
  }
  return without_bias(at.w);
}

}  // namespace furui
