#include "train/calibrate.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace furui;

TEST_CASE("fit_calibration: scores that are log-odds already keep their scale") {
  // At each score s there are mails in the proportion 1 / (1 + e^-s).
  std::vector<double> scores;
  std::vector<Label> labels;
  for (int s = -3; s <= 3; ++s) {
    const int spam = static_cast<int>(std::lround(10000 * probability_of(s)));
    for (int i = 0; i < 10000; ++i) {
      scores.push_back(s);
      labels.push_back(i < spam ? Label::spam : Label::ham);
    }
  }
  const Calibration calibration = fit_calibration(scores, labels);
  CHECK(calibration.slope == doctest::Approx(1).epsilon(0.01));
  CHECK(calibration.intercept == doctest::Approx(0).epsilon(0.01));
}

TEST_CASE("fit_calibration: classes that part wholly keep finite probabilities") {
  const std::vector<double> scores = {-2, -1, 1, 2};
  const std::vector<Label> labels = {Label::ham, Label::ham, Label::spam, Label::spam};
  const Calibration calibration = fit_calibration(scores, labels);
  CHECK(std::isfinite(calibration.slope));
  CHECK(calibration.slope > 0);
  CHECK(probability_of(calibration.slope * 1 + calibration.intercept) < 0.9);
}

TEST_CASE("fit_calibration: a score that orders mails the wrong way says nothing") {
  const std::vector<double> scores = {2, 1, -1, -2};
  const std::vector<Label> labels = {Label::ham, Label::ham, Label::spam, Label::spam};
  CHECK(fit_calibration(scores, labels).slope == 0);
  CHECK(fit_calibration(scores, labels).intercept == 0);
}

TEST_CASE("fit_calibration: equal scores give the share of spam") {
  const std::vector<double> scores(6, 0.5);
  const std::vector<Label> labels = {Label::ham,  Label::ham,  Label::spam,
                                     Label::spam, Label::spam, Label::spam};
  const Calibration calibration = fit_calibration(scores, labels);
  const double probability = probability_of(calibration.slope * 0.5 + calibration.intercept);
  // Smoothed targets 1/4 and 5/6: (2 * 1/4 + 4 * 5/6) / 6.
  CHECK(probability == doctest::Approx(0.6389).epsilon(1e-3));
}
