#include "evaluate/metrics.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace furui;

namespace {

Outcome outcome(Label label, double log_odds) {
  return {"mail", label, judge(log_odds, {-1.386, 2.197})};
}

/// Ham at -5..., spam at 5..., with the exceptions given.
std::vector<Outcome> outcomes(const std::vector<double>& ham, const std::vector<double>& spam) {
  std::vector<Outcome> all;
  for (const double score : ham) all.push_back(outcome(Label::ham, score));
  for (const double score : spam) all.push_back(outcome(Label::spam, score));
  return all;
}

}  // namespace

TEST_CASE("measure: the confusion matrix and its rates, worked by hand") {
  // thresholds: ham below -1.386 (0.2), spam from 2.197 (0.9)
  const auto metrics = measure(outcomes({-3, -2, -1, 0, 3}, {-4, 1, 4, 5, 6, 7}), 1);
  const Confusion& c = metrics.confusion;
  CHECK(c.ham_called_ham == 2);
  CHECK(c.ham_unsure == 2);
  CHECK(c.ham_called_spam == 1);
  CHECK(c.spam_called_ham == 1);
  CHECK(c.spam_unsure == 1);
  CHECK(c.spam_called_spam == 4);
  CHECK(metrics.precision.value == doctest::Approx(4.0 / 5));
  CHECK(metrics.recall.value == doctest::Approx(4.0 / 6));
  CHECK(metrics.f1.value == doctest::Approx(2 * 0.8 * (4.0 / 6) / (0.8 + 4.0 / 6)));
  CHECK(metrics.false_positive_rate.value == doctest::Approx(1.0 / 5));
}

TEST_CASE("recall_at: no more ham than allowed is above the threshold") {
  std::vector<double> ham(1000, -5);
  ham[0] = 9;
  ham[1] = 4;
  const std::vector<double> spam = {10, 8, 8, 3};
  CHECK(recall_at(outcomes(ham, spam), 0.0) == 0.25);    // above the ham at 9
  CHECK(recall_at(outcomes(ham, spam), 0.001) == 0.75);  // above the ham at 4
  CHECK(recall_at(outcomes(ham, spam), 0.002) == 1.0);
}

TEST_CASE("recall_at: spam tied with ham that may not pass does not count") {
  CHECK(recall_at(outcomes({1, -1}, {1, 2}), 0.0) == 0.5);
}

TEST_CASE("measure: without an error the intervals still say how few mails were seen") {
  const auto metrics =
      measure(outcomes(std::vector<double>(20, -5), std::vector<double>(20, 5)), 1);
  CHECK(metrics.roc_area.value == 1.0);
  CHECK(metrics.roc_area.interval.lower < 0.97);
  CHECK(metrics.roc_area.interval.upper == 1.0);
  CHECK(metrics.false_positive_rate.interval.upper ==
        doctest::Approx(1 - std::pow(0.025, 1.0 / 20)));
  CHECK(metrics.recall_at_1_percent.value == 1.0);
  CHECK(metrics.recall_at_1_percent.interval.lower < 0.9);
}

TEST_CASE("roc_area_interval: holds the area, and narrows with the number of mails") {
  const RateInterval few = roc_area_interval(0.9, 30, 30);
  const RateInterval many = roc_area_interval(0.9, 3000, 3000);
  CHECK(few.lower < many.lower);
  CHECK(many.lower < 0.9);
  CHECK(0.9 < many.upper);
  CHECK(many.upper < few.upper);
}

TEST_CASE("roc_area_interval: its ends solve the equation of Newcombe's method 5") {
  const auto deviations = [](double area, double truth, double n) {
    const double variance = truth * (1 - truth) *
                            (1 + (n - 1) * ((1 - truth) / (2 - truth) + truth / (1 + truth))) /
                            (n * n);
    return std::abs(area - truth) / std::sqrt(variance);
  };
  const RateInterval interval = roc_area_interval(0.8, 50, 50);
  CHECK(deviations(0.8, interval.lower, 50) == doctest::Approx(1.96).epsilon(1e-4));
  CHECK(deviations(0.8, interval.upper, 50) == doctest::Approx(1.96).epsilon(1e-4));
}

TEST_CASE("measure: one class alone gives rates where there are mails, and no area") {
  const auto metrics = measure(outcomes({-3, -2}, {}), 1);
  CHECK(metrics.false_positive_rate.value == 0);
  CHECK(metrics.recall.interval.upper == 1);
  CHECK(std::isnan(metrics.roc_area.value));
  CHECK(std::isnan(metrics.recall.value));
  CHECK(metrics.roc_area.interval.lower == 0);
}

TEST_CASE("measure: one seed gives the same intervals") {
  std::vector<double> ham;
  std::vector<double> spam;
  for (int i = 0; i < 300; ++i) {
    ham.push_back(std::sin(i) * 3 - 1);
    spam.push_back(std::cos(i) * 3 + 1);
  }
  const auto first = measure(outcomes(ham, spam), 5).recall_at_1_percent.interval;
  const auto second = measure(outcomes(ham, spam), 5).recall_at_1_percent.interval;
  CHECK(first.lower == second.lower);
  CHECK(first.upper == second.upper);
}
