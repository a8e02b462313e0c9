#include "train/quadratic_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace furui {
namespace {

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

}  // namespace

FeatureColumns feature_columns(const TrainingView& view) {
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
  FeatureColumns columns(static_cast<Eigen::Index>(view.rows.size()), bias + 1);
  columns.setFromTriplets(cells.begin(), cells.end());
  return columns;
}

double l1_violation(double w, double slope, bool bounded) {
  if (w > 0) return std::abs(slope + 1);
  const double upwards = std::max(0.0, -(slope + 1));
  if (bounded) return upwards;
  if (w < 0) return std::abs(slope - 1);
  return std::max(upwards, slope - 1);
}

QuadraticModel::QuadraticModel(const TrainingView& view, const FeatureColumns& columns)
    : view_(view), columns_(columns), next_(Eigen::VectorXd::Zero(columns.cols())) {
  for (Eigen::Index j = 0; j < columns.cols(); ++j) {
    if (columns.col(j).nonZeros() > 0) filled_.push_back(j);
  }
}

void QuadraticModel::expand(const Eigen::VectorXd& w, const Eigen::VectorXd& slopes,
                            Eigen::VectorXd curvature) {
  constexpr double kRidge = 1e-12;  // keeps steps finite where every row is certain
  curvature_ = std::move(curvature);
  gradient_ = Eigen::VectorXd::Zero(w.size());
  diagonal_ = Eigen::VectorXd::Constant(w.size(), kRidge);
  for (const Eigen::Index j : filled_) {
    for (FeatureColumns::InnerIterator cell(columns_, j); cell; ++cell) {
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
  for (const Eigen::Index j : filled_) sum += l1_violation(next_[j], gradient_[j], bounds(j));
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
    const double wrong = l1_violation(next_[j], slope, bounds(j));
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
  for (FeatureColumns::InnerIterator cell(columns_, j); cell; ++cell) {
    const Eigen::Index i = cell.index();
    slope += static_cast<double>(cell.value()) * curvature_[i] * score_step_[i];
  }
  return slope;
}

void QuadraticModel::move(Eigen::Index j, double step) {
  constexpr double kNothing = 1e-12;
  if (std::abs(step) < kNothing && next_[j] + step != 0) return;
  next_[j] += step;
  for (FeatureColumns::InnerIterator cell(columns_, j); cell; ++cell) {
    score_step_[cell.index()] += step * static_cast<double>(cell.value());
  }
}

}  // namespace furui
