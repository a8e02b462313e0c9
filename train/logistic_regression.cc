#include "train/logistic_regression.h"

#include <cmath>

#include "train/softplus.h"

namespace furui {
namespace {

/// The problem over the rows of a view; vectors have the bias as their last member.
class Problem {
 public:
  Problem(const TrainingView& view, double regularization)
      : view_(view),
        cost_(regularization),
        columns_(view.data.features.cols()),
        signs_(static_cast<Eigen::Index>(view.rows.size())) {
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
      const auto row = static_cast<std::size_t>(view.rows[i]);
      signs_[static_cast<Eigen::Index>(i)] = view.data.labels[row] == Label::spam ? 1.0 : -1.0;
    }
  }

  [[nodiscard]] Eigen::Index dimensions() const { return columns_ + 1; }

  /// X v, one number a row.
  [[nodiscard]] Eigen::VectorXd rows_times(const Eigen::VectorXd& v) const {
    Eigen::VectorXd product(signs_.size());
    for (Eigen::Index i = 0; i < product.size(); ++i) product[i] = row_times(i, v);
    return product;
  }

  /// X^T u over the used columns.
  [[nodiscard]] Eigen::VectorXd columns_times(const Eigen::VectorXd& u) const {
    Eigen::VectorXd product = Eigen::VectorXd::Zero(dimensions());
    for (Eigen::Index i = 0; i < u.size(); ++i) add_row(i, u[i], product);
    clear_unused(product);
    return product;
  }

  /// The Hessian times v: v + X^T (curvature * X v). Each row is used twice while it is in the
  /// processor's cache, for reading the matrix is what training's time goes to.
  [[nodiscard]] Eigen::VectorXd hessian_times(const Eigen::VectorXd& curvature,
                                              const Eigen::VectorXd& v) const {
    Eigen::VectorXd product = Eigen::VectorXd::Zero(dimensions());
    for (Eigen::Index i = 0; i < curvature.size(); ++i) {
      add_row(i, curvature[i] * row_times(i, v), product);
    }
    clear_unused(product);
    return v + product;
  }

  [[nodiscard]] double value(const Eigen::VectorXd& w, const Eigen::VectorXd& scores) const {
    double loss = 0;
    for (Eigen::Index i = 0; i < scores.size(); ++i) loss += softplus(-signs_[i] * scores[i]);
    return 0.5 * w.squaredNorm() + cost_ * loss;
  }

  [[nodiscard]] Eigen::VectorXd gradient(const Eigen::VectorXd& w,
                                         const Eigen::VectorXd& scores) const {
    Eigen::VectorXd slopes(scores.size());
    for (Eigen::Index i = 0; i < scores.size(); ++i) {
      slopes[i] = -cost_ * signs_[i] / (1 + std::exp(signs_[i] * scores[i]));
    }
    return w + columns_times(slopes);
  }

  /// Second derivatives of the loss by score.
  [[nodiscard]] Eigen::VectorXd curvatures(const Eigen::VectorXd& scores) const {
    Eigen::VectorXd curvature(scores.size());
    for (Eigen::Index i = 0; i < scores.size(); ++i) {
      const double p = 1 / (1 + std::exp(-scores[i]));
      curvature[i] = cost_ * p * (1 - p);
    }
    return curvature;
  }

  /// The Hessian's diagonal, to precondition with.
  [[nodiscard]] Eigen::VectorXd diagonal(const Eigen::VectorXd& curvature) const {
    Eigen::VectorXd diagonal = Eigen::VectorXd::Ones(dimensions());
    for (Eigen::Index i = 0; i < curvature.size(); ++i) {
      diagonal[columns_] += curvature[i];
      for (FeatureMatrix::InnerIterator cell(view_.data.features, row(i)); cell; ++cell) {
        const auto value = static_cast<double>(cell.value());
        diagonal[cell.index()] += curvature[i] * value * value;
      }
    }
    return diagonal;
  }

 private:
  [[nodiscard]] Eigen::Index row(Eigen::Index i) const {
    return view_.rows[static_cast<std::size_t>(i)];
  }

  [[nodiscard]] double row_times(Eigen::Index i, const Eigen::VectorXd& v) const {
    double sum = v[columns_];
    for (FeatureMatrix::InnerIterator cell(view_.data.features, row(i)); cell; ++cell) {
      sum += static_cast<double>(cell.value()) * v[cell.index()];
    }
    return sum;
  }

  void add_row(Eigen::Index i, double factor, Eigen::VectorXd& product) const {
    product[columns_] += factor;
    for (FeatureMatrix::InnerIterator cell(view_.data.features, row(i)); cell; ++cell) {
      product[cell.index()] += static_cast<double>(cell.value()) * factor;
    }
  }

  void clear_unused(Eigen::VectorXd& product) const {
    for (Eigen::Index i = 0; i < columns_; ++i) {
      if (!view_.column_used[static_cast<std::size_t>(i)]) product[i] = 0;
    }
  }

  const TrainingView& view_;
  double cost_;
  Eigen::Index columns_;
  Eigen::VectorXd signs_;
};

/// Solves H s = -g roughly: to a tenth of |g| in the preconditioner's norm, the usual forcing term
/// far from the optimum; Newton's outer loop makes up for the rest.
Eigen::VectorXd newton_direction(const Problem& problem, const Eigen::VectorXd& gradient,
                                 const Eigen::VectorXd& curvature) {
  constexpr double kForcing = 0.1;
  constexpr int kMaxSteps = 200;
  const Eigen::VectorXd inverse_diagonal = problem.diagonal(curvature).cwiseInverse();
  Eigen::VectorXd step = Eigen::VectorXd::Zero(gradient.size());
  Eigen::VectorXd residual = -gradient;
  Eigen::VectorXd preconditioned = inverse_diagonal.cwiseProduct(residual);
  Eigen::VectorXd direction = preconditioned;
  double norm = residual.dot(preconditioned);
  const double target = kForcing * kForcing * norm;
  for (int i = 0; i < kMaxSteps && norm > target; ++i) {
    const Eigen::VectorXd curved = problem.hessian_times(curvature, direction);
    const double alpha = norm / direction.dot(curved);
    step += alpha * direction;
    residual -= alpha * curved;
    preconditioned = inverse_diagonal.cwiseProduct(residual);
    const double next_norm = residual.dot(preconditioned);
    direction = preconditioned + (next_norm / norm) * direction;
    norm = next_norm;
  }
  return step;
}

Eigen::VectorXd with_bias(const LinearScore& score) {
  Eigen::VectorXd w(score.weights.size() + 1);
  w << score.weights, score.bias;
  return w;
}

}  // namespace

LogisticObjective logistic_objective(const TrainingView& view, const LinearScore& at,
                                     double regularization) {
  const Problem problem(view, regularization);
  const Eigen::VectorXd w = with_bias(at);
  const Eigen::VectorXd scores = problem.rows_times(w);
  return {problem.value(w, scores), problem.gradient(w, scores)};
}

LinearScore fit_logistic_regression(const TrainingView& view, const LogisticOptions& options) {
  constexpr double kSufficientDecrease = 0.01;
  constexpr double kSmallestStep = 1e-10;
  const Problem problem(view, options.regularization);
  Eigen::VectorXd w = Eigen::VectorXd::Zero(problem.dimensions());
  Eigen::VectorXd scores = problem.rows_times(w);
  Eigen::VectorXd gradient = problem.gradient(w, scores);
  double value = problem.value(w, scores);
  const double target = options.tolerance * gradient.norm();
  for (int i = 0; i < options.max_iterations && gradient.norm() > target; ++i) {
    const Eigen::VectorXd step = newton_direction(problem, gradient, problem.curvatures(scores));
    const Eigen::VectorXd score_step = problem.rows_times(step);
    const double slope = gradient.dot(step);
    double length = 1;
    double next_value = problem.value(w + step, scores + score_step);
    while (next_value > value + kSufficientDecrease * length * slope && length > kSmallestStep) {
      length /= 2;
      next_value = problem.value(w + length * step, scores + length * score_step);
    }
    if (length <= kSmallestStep) break;  // rounding: no further descent to be had
    w += length * step;
    scores += length * score_step;
    value = next_value;
    gradient = problem.gradient(w, scores);
  }
  return {w.head(w.size() - 1), w[w.size() - 1]};
}

}  // namespace furui
