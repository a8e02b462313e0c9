#include "evaluate/metrics.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "tests/evaluate/outcomes.h"

using namespace furui;

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
  CHECK(std::isnan(metrics.average_precision.value));
  CHECK(std::isnan(metrics.lam.value));
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

TEST_CASE("lam_of: the logits of both error rates meet half way") {
  // 1 of 5 ham lost, 1 of 5 spam missed: both 20 %, so is their average
  CHECK(lam_of({4, 0, 1, 1, 0, 4}).value == doctest::Approx(0.2));
  // 1 % and 99 % are as far from one half
  CHECK(lam_of({99, 0, 1, 90, 9, 1}).value == doctest::Approx(0.5));
  // odds 1/9 and 1/4: the geometric mean is 1/6, so the share 1/7
  CHECK(lam_of({9, 0, 1, 2, 0, 8}).value == doctest::Approx(1.0 / 7));
}

TEST_CASE("lam_of: without a lost ham it is 0, and its interval says that there may be some") {
  const Estimate lam = lam_of({50, 0, 0, 5, 0, 45});
  CHECK(lam.value == 0);
  CHECK(lam.interval.lower == 0);
  CHECK(lam.interval.upper > 0.05);
}

TEST_CASE("lam_of: no error here and nothing right there has no average") {
  CHECK(std::isnan(lam_of({5, 0, 0, 5, 0, 0}).value));
}

TEST_CASE("measure: Brier's score is the mean square of what the probability was wrong by") {
  std::vector<Outcome> all = outcomes({-3, 1}, {2, -1});
  all[0].verdict.probability = 0.1;
  all[1].verdict.probability = 0.6;
  all[2].verdict.probability = 0.9;
  all[3].verdict.probability = 0.3;
  CHECK(measure(all, 1).brier.value == doctest::Approx((0.01 + 0.36 + 0.01 + 0.49) / 4));
}

TEST_CASE("measure: scores that are no probabilities have no Brier score and no calibration") {
  std::vector<Outcome> all = outcomes({-3, 1}, {2, -1});
  for (Outcome& one : all) one.verdict.probability = std::nan("");
  const Metrics metrics = measure(all, 1);
  CHECK(std::isnan(metrics.brier.value));
  CHECK(std::isnan(metrics.calibration.expected_error));
  CHECK(metrics.roc_area.value == doctest::Approx(0.75));
}

TEST_CASE("measure: nothing at all is unknown, not a crash") {
  const Metrics metrics = measure({}, 1);
  for (const NamedMeasure& measure : named_measures(metrics)) {
    CAPTURE(measure.key);
    CHECK(std::isnan(measure.estimate.value));
  }
}

TEST_CASE("named_measures: each holds its value within its interval") {
  const auto metrics = measure(outcomes({-3, -2, -1, 0, 3}, {-4, 1, 4, 5, 6, 7}), 1);
  for (const NamedMeasure& measure : named_measures(metrics)) {
    CAPTURE(measure.key);
    CHECK(measure.estimate.interval.lower <= measure.estimate.value);
    CHECK(measure.estimate.value <= measure.estimate.interval.upper);
    CHECK(measure.estimate.interval.lower < measure.estimate.interval.upper);
  }
}
