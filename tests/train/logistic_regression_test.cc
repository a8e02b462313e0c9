#include "train/logistic_regression.h"

#include <doctest/doctest.h>

#include "tests/support/small_dataset.h"

using namespace furui;

TEST_CASE("logistic_objective: the gradient is the objective's slope in every direction") {
  const Dataset data = make_dataset(30, 9, 1);
  const TrainingView view = make_view(data, all_rows(data), 1);
  LinearScore at;
  at.weights = Eigen::VectorXd::LinSpaced(9, -1, 1);
  at.bias = 0.3;
  const LogisticObjective objective = logistic_objective(view, at, 2.5);
  constexpr double kStep = 1e-6;
  for (Eigen::Index i = 0; i <= 9; ++i) {
    LinearScore up = at;
    LinearScore down = at;
    (i < 9 ? up.weights[i] : up.bias) += kStep;
    (i < 9 ? down.weights[i] : down.bias) -= kStep;
    const double slope =
        (logistic_objective(view, up, 2.5).value - logistic_objective(view, down, 2.5).value) /
        (2 * kStep);
    CAPTURE(i);
    CHECK(objective.gradient[i] == doctest::Approx(slope).epsilon(1e-5));
  }
}

TEST_CASE("fit_logistic_regression: the gradient vanishes at the solution") {
  const Dataset data = make_dataset(200, 60, 2);
  const TrainingView view = make_view(data, all_rows(data), 1);
  for (const double cost : {0.01, 1.0, 100.0}) {
    LogisticOptions options;
    options.regularization = cost;
    options.tolerance = 1e-8;
    const LinearScore score = fit_logistic_regression(view, options);
    LinearScore zero;
    zero.weights = Eigen::VectorXd::Zero(60);
    CAPTURE(cost);
    CHECK(logistic_objective(view, score, cost).gradient.norm() <=
          1e-8 * logistic_objective(view, zero, cost).gradient.norm());
  }
}

TEST_CASE("fit_logistic_regression: no step in any direction is lower than the solution") {
  const Dataset data = make_dataset(100, 12, 3);
  const TrainingView view = make_view(data, all_rows(data), 1);
  const LinearScore score = fit_logistic_regression(view, {});
  const double lowest = logistic_objective(view, score, LogisticOptions{}.regularization).value;
  for (Eigen::Index i = 0; i < 12; ++i) {
    for (const double step : {-0.05, 0.05}) {
      LinearScore other = score;
      other.weights[i] += step;
      CHECK(logistic_objective(view, other, LogisticOptions{}.regularization).value > lowest);
    }
  }
}

TEST_CASE("fit_logistic_regression: a column too rare among the rows gets no weight") {
  Dataset data = make_dataset(40, 6, 4);
  TrainingView view = make_view(data, all_rows(data), 1);
  view.column_used[2] = false;
  const LinearScore score = fit_logistic_regression(view, {});
  CHECK(score.weights[2] == 0);
  CHECK(score.weights[1] != 0);
}

TEST_CASE("fit_logistic_regression: columns that speak for spam get positive weights") {
  const Dataset data = make_dataset(400, 30, 5);
  const LinearScore score = fit_logistic_regression(make_view(data, all_rows(data), 1), {1.0});
  CHECK(score.weights.head(10).mean() > 0);
  CHECK(score.weights.segment(10, 10).mean() < 0);
}
