#include "train/weighted_logistic_regression.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/small_dataset.h"
#include "train/naive_bayes.h"

using namespace furui;

TEST_CASE("naive_bayes_penalties: the inverse of naive Bayes' weights, up to a largest") {
  const Dataset data = make_dataset(100, 12, 1);
  const TrainingView view = make_view(data, all_rows(data), 1);
  const Eigen::VectorXd weights = fit_naive_bayes(view, 0.1).weights;
  const Eigen::VectorXd penalties = naive_bayes_penalties(view, 0.1);
  for (Eigen::Index i = 0; i < 12; ++i) {
    CHECK(penalties[i] == doctest::Approx(std::min(kLargestPenalty, 1 / std::abs(weights[i]))));
  }
  CHECK(penalties.head(8).maxCoeff() < penalties.tail(4).maxCoeff());
}

TEST_CASE("naive_bayes_penalties: a column of no use has the largest, and a bound plays no part") {
  const Dataset data = make_dataset(100, 12, 1);
  TrainingView view = make_view(data, all_rows(data), 1);
  const Eigen::VectorXd free = naive_bayes_penalties(view, 0.1);
  view.column_bounded.assign(12, true);
  CHECK(naive_bayes_penalties(view, 0.1) == free);
  view.column_used[2] = false;
  CHECK(naive_bayes_penalties(view, 0.1)[2] == doctest::Approx(kLargestPenalty));
}

TEST_CASE("logistic_objective: with penalties the gradient is still the objective's slope") {
  const Dataset data = make_dataset(30, 9, 1);
  const TrainingView view = make_view(data, all_rows(data), 1);
  LogisticOptions options{2.5};
  options.penalties = Eigen::VectorXd::LinSpaced(9, 0.2, 7);
  LinearScore at{Eigen::VectorXd::LinSpaced(9, -1, 1), 0.3};
  const Eigen::VectorXd gradient = logistic_objective(view, at, options).gradient;
  constexpr double kStep = 1e-6;
  for (Eigen::Index i = 0; i < 9; ++i) {
    at.weights[i] += kStep;
    const double up = logistic_objective(view, at, options).value;
    at.weights[i] -= 2 * kStep;
    const double down = logistic_objective(view, at, options).value;
    at.weights[i] += kStep;
    CHECK(gradient[i] == doctest::Approx((up - down) / (2 * kStep)).epsilon(1e-5));
  }
}

TEST_CASE("fit_logistic_regression: penalties are what scaling the columns by their roots does") {
  Dataset data = make_dataset(200, 30, 2);
  LogisticOptions options{3};
  options.tolerance = 1e-9;
  options.penalties = Eigen::VectorXd::LinSpaced(30, 0.1, 4);
  const LinearScore penalised =
      fit_logistic_regression(make_view(data, all_rows(data), 1), options);
  const Eigen::VectorXd scales = options.penalties.cwiseSqrt().cwiseInverse();
  for (Eigen::Index row = 0; row < 200; ++row) {
    for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
      cell.valueRef() *= static_cast<float>(scales[cell.index()]);
    }
  }
  options.penalties.resize(0);
  const LinearScore scaled = fit_logistic_regression(make_view(data, all_rows(data), 1), options);
  CHECK((scaled.weights.cwiseProduct(scales) - penalised.weights).norm() <
        1e-5 * penalised.weights.norm());
}
