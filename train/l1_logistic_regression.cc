#include "train/l1_logistic_regression.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "train/logistic_problem.h"

namespace furui {
namespace {

using Columns = Eigen::SparseMatrix<float, Eigen::ColMajor, std::int32_t>;

/// The view's used columns by column, the bias as a last column of ones.
Columns columns_of(const TrainingView& view) {
  const Eigen::Index bias = view.data.features.cols();
  std::vector<Eigen::Triplet<float, std::int32_t>> cells;
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    const auto row = static_cast<std::int32_t>(i);
    for (FeatureMatrix::InnerIterator cell(view.data.features, view.rows[i]); cell; ++cell) {
      if (!view.uses(cell.index())) continue;
      cells.emplace_back(row, static_cast<std::int32_t>(cell.index()), cell.value());
    }
    cells.emplace_back(row, static_cast<std::int32_t>(bias), 1.0F);
  }
  Columns columns(static_cast<Eigen::Index>(view.rows.size()), bias + 1);
  columns.setFromTriplets(cells.begin(), cells.end());
  return columns;
}

/// The subgradient of least absolute value of |w| + loss at one weight, and for a bounded one of
/// what can still be gained.
double violation(double w, double slope, bool bounded) {
  if (w > 0) return std::abs(slope + 1);
  const double upwards = std::max(0.0, -(slope + 1));
  if (bounded) return upwards;
  if (w < 0) return std::abs(slope - 1);
  return std::max(upwards, slope - 1);
}

/// The step to the minimum of |w + z| + slope z + curvature z^2 / 2.
double best_step(double w, double slope, double curvature, bool bounded) {
  constexpr double kLongest = 10;  // far from the optimum the quadratic model promises too much
  double step = -w;
  if (slope + 1 < curvature * w) {
    step = -(slope + 1) / curvature;
  } else if (slope - 1 > curvature * w && !bounded) {
    step = -(slope - 1) / curvature;
  }
  return std::clamp(step, -kLongest, kLongest);
}

/// The loss to second order around w, plus |w + step|_1, and coordinate descent on it.
class QuadraticModel {
 public:
  QuadraticModel(const TrainingView& view, const Columns& columns)
      : view_(view), columns_(columns), next_(Eigen::VectorXd::Zero(columns.cols())) {
    for (Eigen::Index j = 0; j < columns.cols(); ++j) {
      if (columns.col(j).nonZeros() > 0) filled_.push_back(j);
    }
  }

  /// Puts the model around `w`, whose rows have these slopes and curvatures.
  void expand(const Eigen::VectorXd& w, const Eigen::VectorXd& slopes, Eigen::VectorXd curvature);

  /// The 1-norm of the least subgradient where the model was expanded.
  [[nodiscard]] double violation_sum() const;

  /// Sweeps over the coordinates until the violations' sum is at most `tolerance`; gives how many
  /// sweeps that took.
  int minimise(double tolerance);

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
  const Columns& columns_;
  std::vector<Eigen::Index> filled_;
  Eigen::VectorXd curvature_;   // by row
  Eigen::VectorXd gradient_;    // of the loss, by column
  Eigen::VectorXd diagonal_;    // of its Hessian
  Eigen::VectorXd next_;        // w + step
  Eigen::VectorXd score_step_;  // X step
};

void QuadraticModel::expand(const Eigen::VectorXd& w, const Eigen::VectorXd& slopes,
                            Eigen::VectorXd curvature) {
  constexpr double kRidge = 1e-12;  // keeps steps finite where every row is certain
  curvature_ = std::move(curvature);
  gradient_ = Eigen::VectorXd::Zero(w.size());
  diagonal_ = Eigen::VectorXd::Constant(w.size(), kRidge);
  for (const Eigen::Index j : filled_) {
    for (Columns::InnerIterator cell(columns_, j); cell; ++cell) {
      const auto value = static_cast<double>(cell.value());
      gradient_[j] += value * slopes[cell.index()];
      diagonal_[j] += value * value * curvature_[cell.index()];
    }
  }
  next_ = w;
  score_step_ = Eigen::VectorXd::Zero(columns_.rows());
}

double QuadraticModel::violation_sum() const {
  double sum = 0;
  for (const Eigen::Index j : filled_) sum += violation(next_[j], gradient_[j], bounds(j));
  return sum;
}

int QuadraticModel::minimise(double tolerance) {
  constexpr int kMaxSweeps = 1000;
  std::vector<Eigen::Index> active = filled_;
  double idle_below = std::numeric_limits<double>::infinity();
  int sweeps = 0;
  while (sweeps < kMaxSweeps) {
    const Sweep seen = sweep(active, idle_below);
    ++sweeps;
    idle_below = seen.largest / static_cast<double>(columns_.rows());
    if (seen.sum > tolerance) continue;
    if (active.size() == filled_.size()) break;
    active = filled_;  // what was set aside has its say before the end
    idle_below = std::numeric_limits<double>::infinity();
  }
  return sweeps;
}

/// Moves each active coordinate to its best. One at 0 that wants to stay there by more than
/// `idle_below` is set aside.
QuadraticModel::Sweep QuadraticModel::sweep(std::vector<Eigen::Index>& active, double idle_below) {
  Sweep seen;
  std::size_t kept = 0;
  for (const Eigen::Index j : active) {
    const double slope = slope_of(j);
    const bool stays =
        next_[j] == 0 && slope + 1 > idle_below && (bounds(j) || slope - 1 < -idle_below);
    if (stays) continue;
    active[kept++] = j;
    const double wrong = violation(next_[j], slope, bounds(j));
    seen.sum += wrong;
    seen.largest = std::max(seen.largest, wrong);
    move(j, best_step(next_[j], slope, diagonal_[j], bounds(j)));
  }
  active.resize(kept);
  return seen;
}

/// The model's slope by coordinate j at `next_`.
double QuadraticModel::slope_of(Eigen::Index j) const {
  double slope = gradient_[j];
  for (Columns::InnerIterator cell(columns_, j); cell; ++cell) {
    const Eigen::Index i = cell.index();
    slope += static_cast<double>(cell.value()) * curvature_[i] * score_step_[i];
  }
  return slope;
}

void QuadraticModel::move(Eigen::Index j, double step) {
  constexpr double kNothing = 1e-12;
  if (std::abs(step) < kNothing && next_[j] + step != 0) return;
  next_[j] += step;
  for (Columns::InnerIterator cell(columns_, j); cell; ++cell) {
    score_step_[cell.index()] += step * static_cast<double>(cell.value());
  }
}

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
    objective.violation += violation(w[j], gradient[j], bounded);
  }
  return objective;
}

LinearScore fit_l1_logistic_regression(const TrainingView& view, const LogisticOptions& options) {
  const LogisticProblem problem(view, options.regularization);
  const Columns columns = columns_of(view);
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
