#include "train/logistic_problem.h"

#include <cmath>

#include "train/softplus.h"

namespace furui {

LogisticProblem::LogisticProblem(const TrainingView& view, double regularization)
    : view_(view),
      columns_(view.data.features.cols()),
      signs_(static_cast<Eigen::Index>(view.rows.size())),
      costs_(signs_.size()) {
  for (Eigen::Index i = 0; i < signs_.size(); ++i) {
    signs_[i] = view.sign(static_cast<std::size_t>(i));
    costs_[i] = regularization * view.weight(static_cast<std::size_t>(i));
  }
}

Eigen::VectorXd LogisticProblem::rows_times(const Eigen::VectorXd& v) const {
  Eigen::VectorXd product(signs_.size());
  for (Eigen::Index i = 0; i < product.size(); ++i) product[i] = row_times(i, v);
  return product;
}

double LogisticProblem::loss(const Eigen::VectorXd& scores) const {
  double sum = 0;
  for (Eigen::Index i = 0; i < scores.size(); ++i)
    sum += costs_[i] * softplus(-signs_[i] * scores[i]);
  return sum;
}

Eigen::VectorXd LogisticProblem::loss_gradient(const Eigen::VectorXd& scores) const {
  const Eigen::VectorXd slope = slopes(scores);
  Eigen::VectorXd product = Eigen::VectorXd::Zero(dimensions());
  for (Eigen::Index i = 0; i < slope.size(); ++i) add_row(i, slope[i], product);
  clear_unused(product);
  return product;
}

Eigen::VectorXd LogisticProblem::slopes(const Eigen::VectorXd& scores) const {
  Eigen::VectorXd slopes(scores.size());
  for (Eigen::Index i = 0; i < scores.size(); ++i) {
    slopes[i] = -costs_[i] * signs_[i] / (1 + std::exp(signs_[i] * scores[i]));
  }
  return slopes;
}

Eigen::VectorXd LogisticProblem::curvatures(const Eigen::VectorXd& scores) const {
  Eigen::VectorXd curvature(scores.size());
  for (Eigen::Index i = 0; i < scores.size(); ++i) {
    const double p = 1 / (1 + std::exp(-scores[i]));
    curvature[i] = costs_[i] * p * (1 - p);
  }
  return curvature;
}

// Each row is used twice while it is in the processor's cache, for reading the matrix is what
// training's time goes to.
Eigen::VectorXd LogisticProblem::hessian_times(const Eigen::VectorXd& curvature,
                                               const Eigen::VectorXd& v) const {
  Eigen::VectorXd product = Eigen::VectorXd::Zero(dimensions());
  for (Eigen::Index i = 0; i < curvature.size(); ++i) {
    add_row(i, curvature[i] * row_times(i, v), product);
  }
  clear_unused(product);
  return product;
}

Eigen::VectorXd LogisticProblem::hessian_diagonal(const Eigen::VectorXd& curvature) const {
  Eigen::VectorXd diagonal = Eigen::VectorXd::Zero(dimensions());
  for (Eigen::Index i = 0; i < curvature.size(); ++i) {
    diagonal[columns_] += curvature[i];
    for (FeatureMatrix::InnerIterator cell(view_.data.features, row(i)); cell; ++cell) {
      const auto value = static_cast<double>(cell.value());
      diagonal[cell.index()] += curvature[i] * value * value;
    }
  }
  clear_unused(diagonal);
  return diagonal;
}

double LogisticProblem::row_times(Eigen::Index i, const Eigen::VectorXd& v) const {
  double sum = v[columns_];
  for (FeatureMatrix::InnerIterator cell(view_.data.features, row(i)); cell; ++cell) {
    sum += static_cast<double>(cell.value()) * v[cell.index()];
  }
  return sum;
}

void LogisticProblem::add_row(Eigen::Index i, double factor, Eigen::VectorXd& product) const {
  product[columns_] += factor;
  for (FeatureMatrix::InnerIterator cell(view_.data.features, row(i)); cell; ++cell) {
    product[cell.index()] += static_cast<double>(cell.value()) * factor;
  }
}

void LogisticProblem::clear_unused(Eigen::VectorXd& product) const {
  for (Eigen::Index i = 0; i < columns_; ++i) {
    if (!view_.uses(i)) product[i] = 0;
  }
}

Eigen::VectorXd with_bias(const LinearScore& score) {
  Eigen::VectorXd w(score.weights.size() + 1);
  w << score.weights, score.bias;
  return w;
}

LinearScore without_bias(const Eigen::VectorXd& w) {
  return {w.head(w.size() - 1), w[w.size() - 1]};
}

}  // namespace furui
