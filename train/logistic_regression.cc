#include "train/logistic_regression.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "train/logistic_problem.h"

namespace furui {
namespace {

/// The columns whose weight must not be negative.
using Bounded = std::vector<Eigen::Index>;

Bounded bounded_places(const TrainingView& view) {
  Bounded bounded;
  for (Eigen::Index i = 0; i < view.data.features.cols(); ++i) {
    if (view.uses(i) && view.bounds(i)) bounded.push_back(i);
  }
  return bounded;
}

/// Where the descent stands.
struct Point {
  Eigen::VectorXd w;
  Eigen::VectorXd scores;  // of the rows
  double value = 0;
};

/// What is minimised: the loss and the weights' penalised distance from the prior's mean.
class Objective {
 public:
  Objective(const TrainingView& view, const LogisticOptions& options)
      : problem_(view, options.regularization),
        penalties_(Eigen::VectorXd::Ones(problem_.dimensions())),
        mean_(Eigen::VectorXd::Zero(problem_.dimensions())) {
    if (options.penalties.size() > 0) penalties_.head(options.penalties.size()) = options.penalties;
    if (options.prior != nullptr) mean_ = with_bias(*options.prior);
  }

  [[nodiscard]] const LogisticProblem& problem() const { return problem_; }
  [[nodiscard]] const Eigen::VectorXd& mean() const { return mean_; }

  [[nodiscard]] double value(const Eigen::VectorXd& w, const Eigen::VectorXd& scores) const {
    return 0.5 * penalties_.dot((w - mean_).cwiseAbs2()) + problem_.loss(scores);
  }
  [[nodiscard]] Eigen::VectorXd gradient(const Eigen::VectorXd& w,
                                         const Eigen::VectorXd& scores) const {
    return penalties_.cwiseProduct(w - mean_) + problem_.loss_gradient(scores);
  }
  [[nodiscard]] Eigen::VectorXd hessian_times(const Eigen::VectorXd& curvature,
                                              const Eigen::VectorXd& v) const {
    return penalties_.cwiseProduct(v) + problem_.hessian_times(curvature, v);
  }
  [[nodiscard]] Eigen::VectorXd hessian_diagonal(const Eigen::VectorXd& curvature) const {
    return penalties_ + problem_.hessian_diagonal(curvature);
  }

 private:
  LogisticProblem problem_;
  Eigen::VectorXd penalties_;  // the bias' last
  Eigen::VectorXd mean_;       // likewise
};

/// The gradient without what pushes a weight at its bound further down: 0 at the optimum.
Eigen::VectorXd projected_gradient(Eigen::VectorXd gradient, const Eigen::VectorXd& w,
                                   const Bounded& bounded) {
  for (const Eigen::Index i : bounded) {
    if (w[i] <= 0) gradient[i] = std::min(gradient[i], 0.0);
  }
  return gradient;
}

/// Bertsekas's set: bounded weights so near their bound that the gradient is about to push them
/// there. How near shrinks with the distance to the optimum, else steps could grow ever shorter.
Bounded binding_columns(const Eigen::VectorXd& w, const Eigen::VectorXd& gradient,
                        const Eigen::VectorXd& diagonal, const Bounded& bounded) {
  constexpr double kNearest = 1e-3;  // far under any weight that changes a verdict
  double moved = 0;
  for (const Eigen::Index i : bounded) {
    moved += std::abs(w[i] - std::max(0.0, w[i] - gradient[i] / diagonal[i]));
  }
  const double near = std::min(kNearest, moved);
  Bounded binding;
  for (const Eigen::Index i : bounded) {
    if (w[i] <= near && gradient[i] > 0) binding.push_back(i);
  }
  return binding;
}

void clear(Eigen::VectorXd& v, const Bounded& columns) {
  for (const Eigen::Index i : columns) v[i] = 0;
}

/// Solves H s = -g over the columns that do not bind roughly: to a tenth of |g| in the
/// preconditioner's norm, the usual forcing term far from the optimum; Newton's outer loop makes up
/// for the rest.
Eigen::VectorXd newton_direction(const Objective& objective, const Eigen::VectorXd& gradient,
                                 const Eigen::VectorXd& curvature, const Eigen::VectorXd& diagonal,
                                 const Bounded& binding) {
  constexpr double kForcing = 0.1;
  constexpr int kMaxSteps = 200;
  const Eigen::VectorXd inverse_diagonal = diagonal.cwiseInverse();
  Eigen::VectorXd step = Eigen::VectorXd::Zero(gradient.size());
  Eigen::VectorXd residual = -gradient;
  clear(residual, binding);
  Eigen::VectorXd preconditioned = inverse_diagonal.cwiseProduct(residual);
  Eigen::VectorXd direction = preconditioned;
  double norm = residual.dot(preconditioned);
  const double target = kForcing * kForcing * norm;
  for (int i = 0; i < kMaxSteps && norm > target; ++i) {
    Eigen::VectorXd curved = objective.hessian_times(curvature, direction);
    clear(curved, binding);
    const double alpha = norm / direction.dot(curved);
    step += alpha * direction;
    residual -= alpha * curved;
    preconditioned = inverse_diagonal.cwiseProduct(residual);
    const double next_norm = residual.dot(preconditioned);
    direction = preconditioned + (next_norm / norm) * direction;
    norm = next_norm;
  }
  for (const Eigen::Index i : binding) step[i] = -gradient[i] * inverse_diagonal[i];
  return step;
}

/// Steps of halving length, each brought back within the bounds, until one descends enough. False
/// when rounding leaves no descent to be had.
class LineSearch {
 public:
  LineSearch(const Objective& objective, const Bounded& bounded, const Bounded& binding)
      : objective_(objective), bounded_(bounded), binding_(binding) {}

  [[nodiscard]] bool descend(Point& at, const Eigen::VectorXd& gradient,
                             const Eigen::VectorXd& step) const {
    constexpr double kSufficientDecrease = 0.01;
    constexpr double kSmallestStep = 1e-10;
    // Close to the optimum the objective falls by less than its last digits tell.
    const double rounding = 4 * std::numeric_limits<double>::epsilon() * std::abs(at.value);
    Eigen::VectorXd free_step = step;
    clear(free_step, binding_);
    const double slope = gradient.dot(free_step);
    const Eigen::VectorXd score_step = objective_.problem().rows_times(step);
    for (double length = 1; length > kSmallestStep; length /= 2) {
      const Point next = moved(at, step, score_step, length);
      double wanted = length * slope;
      for (const Eigen::Index i : binding_) wanted += gradient[i] * (next.w[i] - at.w[i]);
      if (next.value > at.value + kSufficientDecrease * wanted + rounding) continue;
      at = next;
      return true;
    }
    return false;
  }

 private:
  [[nodiscard]] Point moved(const Point& from, const Eigen::VectorXd& step,
                            const Eigen::VectorXd& score_step, double length) const {
    Point to{from.w + length * step, from.scores + length * score_step, 0};
    bool cut = false;
    for (const Eigen::Index i : bounded_) {
      if (to.w[i] >= 0) continue;
      to.w[i] = 0;
      cut = true;
    }
    if (cut) to.scores = objective_.problem().rows_times(to.w);
    to.value = objective_.value(to.w, to.scores);
    return to;
  }

  const Objective& objective_;
  const Bounded& bounded_;
  const Bounded& binding_;
};

}  // namespace

LogisticObjective logistic_objective(const TrainingView& view, const LinearScore& at,
                                     const LogisticOptions& options) {
  const Objective objective(view, options);
  const Eigen::VectorXd w = with_bias(at);
  const Eigen::VectorXd scores = objective.problem().rows_times(w);
  return {objective.value(w, scores), objective.gradient(w, scores)};
}

LinearScore fit_logistic_regression(const TrainingView& view, const LogisticOptions& options) {
  const Objective objective(view, options);
  const Bounded bounded = bounded_places(view);
  Point at{objective.mean(), {}, 0};
  for (const Eigen::Index i : bounded) at.w[i] = std::max(at.w[i], 0.0);
  at.scores = objective.problem().rows_times(at.w);
  at.value = objective.value(at.w, at.scores);
  Eigen::VectorXd gradient = objective.gradient(at.w, at.scores);
  const double target = options.tolerance * projected_gradient(gradient, at.w, bounded).norm();
  for (int i = 0;
       i < options.max_iterations && projected_gradient(gradient, at.w, bounded).norm() > target;
       ++i) {
    const Eigen::VectorXd curvature = objective.problem().curvatures(at.scores);
    const Eigen::VectorXd diagonal = objective.hessian_diagonal(curvature);
    const Bounded binding = binding_columns(at.w, gradient, diagonal, bounded);
    const Eigen::VectorXd step =
        newton_direction(objective, gradient, curvature, diagonal, binding);
    if (!LineSearch(objective, bounded, binding).descend(at, gradient, step)) break;
    gradient = objective.gradient(at.w, at.scores);
  }
  return without_bias(at.w);
}

}  // namespace furui
