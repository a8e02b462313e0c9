#include "train/logistic_regression.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/small_dataset.h"

using namespace furui;

TEST_CASE("logistic_objective: the gradient is the objective's slope in every direction") {
  const Dataset data = make_dataset(30, 9, 1);
  const TrainingView view = make_view(data, all_rows(data), 1);
  LinearScore at;
  at.weights = Eigen::VectorXd::LinSpaced(9, -1, 1);
  at.bias = 0.3;
  const LogisticObjective objective = logistic_objective(view, at, {2.5});
  constexpr double kStep = 1e-6;
  for (Eigen::Index i = 0; i <= 9; ++i) {
    LinearScore up = at;
    LinearScore down = at;
    (i < 9 ? up.weights[i] : up.bias) += kStep;
    (i < 9 ? down.weights[i] : down.bias) -= kStep;
    const double slope =
        (logistic_objective(view, up, {2.5}).value - logistic_objective(view, down, {2.5}).value) /
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
    CHECK(logistic_objective(view, score, {cost}).gradient.norm() <=
          1e-8 * logistic_objective(view, zero, {cost}).gradient.norm());
  }
}

TEST_CASE("fit_logistic_regression: no step in any direction is lower than the solution") {
  const Dataset data = make_dataset(100, 12, 3);
  const TrainingView view = make_view(data, all_rows(data), 1);
  const LinearScore score = fit_logistic_regression(view, {});
  const double lowest = logistic_objective(view, score, {}).value;
  for (Eigen::Index i = 0; i < 12; ++i) {
    for (const double step : {-0.05, 0.05}) {
      LinearScore other = score;
      other.weights[i] += step;
      CHECK(logistic_objective(view, other, {}).value > lowest);
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

namespace {

/// Columns 10 to 19 of 30 speak for ham; bounds half of them, and half of those for spam.
TrainingView bounded_view(const Dataset& data) {
  TrainingView view = make_view(data, all_rows(data), 1);
  view.column_bounded.assign(30, false);
  for (std::size_t column = 0; column < 20; column += 2) view.column_bounded[column] = true;
  return view;
}

}  // namespace

TEST_CASE("fit_logistic_regression: bounded weights meet the conditions of Karush, Kuhn, Tucker") {
  const Dataset data = make_dataset(200, 30, 6);
  const TrainingView view = bounded_view(data);
  for (const double cost : {0.01, 1.0, 100.0}) {
    LogisticOptions options;
    options.regularization = cost;
    options.tolerance = 1e-8;
    const LinearScore score = fit_logistic_regression(view, options);
    const Eigen::VectorXd gradient = logistic_objective(view, score, {cost}).gradient;
    LinearScore zero;
    zero.weights = Eigen::VectorXd::Zero(30);
    const double small = 1e-8 * logistic_objective(view, zero, {cost}).gradient.norm();
    CAPTURE(cost);
    for (Eigen::Index column = 0; column < 30; ++column) {
      CAPTURE(column);
      if (view.bounds(column) && score.weights[column] == 0) {
        CHECK(gradient[column] >= -small);  // down is where it would go
      } else {
        CHECK(std::abs(gradient[column]) <= small);
        CHECK((!view.bounds(column) || score.weights[column] > 0));
      }
    }
    CHECK(std::abs(gradient[30]) <= small);
  }
}

TEST_CASE("fit_logistic_regression: bounds hold back weights that would speak for ham") {
  const Dataset data = make_dataset(200, 30, 6);
  const LinearScore bounded = fit_logistic_regression(bounded_view(data), {});
  CHECK(bounded.weights[10] == 0);
  CHECK(bounded.weights[11] < 0);
  CHECK(bounded.weights[0] > 0);
}

TEST_CASE("fit_logistic_regression: bounds that nothing presses against change nothing") {
  const Dataset data = make_dataset(400, 30, 5);
  TrainingView view = make_view(data, all_rows(data), 1);
  LogisticOptions options;
  options.regularization = 1;
  options.tolerance = 1e-9;
  const LinearScore free = fit_logistic_regression(view, options);
  view.column_bounded.assign(30, false);
  for (std::size_t i = 0; i < 10; ++i) {
    view.column_bounded[i] = free.weights[static_cast<Eigen::Index>(i)] > 0;
  }
  const LinearScore bounded = fit_logistic_regression(view, options);
  CHECK((bounded.weights - free.weights).norm() < 1e-7 * free.weights.norm());
}
