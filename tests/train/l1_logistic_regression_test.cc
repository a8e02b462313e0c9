#include "train/l1_logistic_regression.h"

#include <doctest/doctest.h>

#include "tests/support/small_dataset.h"

using namespace furui;

namespace {

LinearScore zero_score(Eigen::Index columns) {
  return {Eigen::VectorXd::Zero(columns), 0};
}

LogisticOptions options_of(double cost, double tolerance) {
  LogisticOptions options;
  options.regularization = cost;
  options.tolerance = tolerance;
  return options;
}

}  // namespace

TEST_CASE("l1_objective: the violation at zero is what the loss's slopes exceed 1 by") {
  const Dataset data = make_dataset(40, 9, 1);
  const TrainingView view = make_view(data, all_rows(data), 1);
  const LogisticObjective smooth = logistic_objective(view, zero_score(9), {3});
  double expected = 0;
  for (const double slope : smooth.gradient) expected += std::max(0.0, std::abs(slope) - 1);
  REQUIRE(expected > 0);
  CHECK(l1_objective(view, zero_score(9), 3).violation == doctest::Approx(expected));
}

TEST_CASE("fit_l1_logistic_regression: no subgradient is left at the solution") {
  const Dataset data = make_dataset(200, 60, 2);
  const TrainingView view = make_view(data, all_rows(data), 1);
  for (const double cost : {0.1, 1.0, 100.0}) {
    const LinearScore score = fit_l1_logistic_regression(view, options_of(cost, 1e-7));
    CAPTURE(cost);
    CHECK(l1_objective(view, score, cost).violation <=
          1.0001e-7 * l1_objective(view, zero_score(60), cost).violation);
  }
}

TEST_CASE("fit_l1_logistic_regression: no step in any direction is lower than the solution") {
  const Dataset data = make_dataset(100, 12, 3);
  const TrainingView view = make_view(data, all_rows(data), 1);
  const LinearScore score = fit_l1_logistic_regression(view, options_of(2, 1e-6));
  const double lowest = l1_objective(view, score, 2).value;
  for (Eigen::Index i = 0; i < 12; ++i) {
    for (const double step : {-0.05, 0.05}) {
      LinearScore other = score;
      other.weights[i] += step;
      CHECK(l1_objective(view, other, 2).value > lowest);
    }
  }
}

TEST_CASE("fit_l1_logistic_regression: columns that tell little get a weight of exactly 0") {
  const Dataset data = make_dataset(200, 60, 4);
  const LinearScore score =
      fit_l1_logistic_regression(make_view(data, all_rows(data), 1), options_of(0.3, 1e-4));
  const Eigen::Index zeros = (score.weights.array() == 0).count();
  CHECK(zeros > 20);
  CHECK(zeros < 60);
}

TEST_CASE("fit_l1_logistic_regression: with next to no loss all weights are 0") {
  const Dataset data = make_dataset(60, 12, 4);
  const LinearScore score =
      fit_l1_logistic_regression(make_view(data, all_rows(data), 1), options_of(1e-4, 1e-4));
  CHECK(score.weights.isZero(0));
}

TEST_CASE(
    "fit_l1_logistic_regression: bounded weights stay at 0 or above, at the bound's optimum") {
  const Dataset data = make_dataset(200, 30, 6);
  TrainingView view = make_view(data, all_rows(data), 1);
  view.column_bounded.assign(30, false);
  for (std::size_t column = 0; column < 20; column += 2) view.column_bounded[column] = true;
  const LinearScore score = fit_l1_logistic_regression(view, options_of(10, 1e-7));
  CHECK(l1_objective(view, score, 10).violation <=
        1.0001e-7 * l1_objective(view, zero_score(30), 10).violation);
  for (Eigen::Index column = 0; column < 20; column += 2) CHECK(score.weights[column] >= 0);
  CHECK(score.weights[10] == 0);
  CHECK(score.weights[11] < 0);
}

TEST_CASE("fit_l1_logistic_regression: a column too rare among the rows gets no weight") {
  const Dataset data = make_dataset(40, 6, 4);
  TrainingView view = make_view(data, all_rows(data), 1);
  view.column_used[2] = false;
  const LinearScore score = fit_l1_logistic_regression(view, options_of(100, 1e-4));
  CHECK(score.weights[2] == 0);
  CHECK(score.weights.lpNorm<1>() > 0);
}
