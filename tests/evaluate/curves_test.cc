#include "evaluate/curves.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "tests/evaluate/outcomes.h"

using namespace furui;

TEST_CASE("draw_curves: the counts at a threshold are those of all mails from it on") {
  const auto all = mixed_outcomes(4000, 3000, 0);
  const Curves curves = draw_curves(all);
  REQUIRE(curves.thresholds.size() <= kMaxCurvePoints);
  REQUIRE(curves.thresholds.size() > 500);
  for (std::size_t i = 0; i < curves.thresholds.size(); i += 100) {
    const ThresholdCounts& at = curves.thresholds[i];
    const auto count = [&](Label label) {
      return static_cast<std::uint64_t>(
          std::count_if(all.begin(), all.end(), [&](const Outcome& one) {
            return one.label == label && one.verdict.log_odds >= at.from;
          }));
    };
    CHECK(at.ham == count(Label::ham));
    CHECK(at.spam == count(Label::spam));
  }
  CHECK(curves.thresholds.back().ham == 4000);
  CHECK(curves.thresholds.back().spam == 3000);
}

TEST_CASE(
    "draw_curves: the place of the verdicts calls spam what the verdicts do, thinned or not") {
  for (const std::size_t mails : {100U, 5000U}) {
    const auto all = mixed_outcomes(mails, mails, 0);
    const Curves curves = draw_curves(all);
    REQUIRE(curves.verdicts_at > 0);
    const ThresholdCounts& at = curves.thresholds[curves.verdicts_at - 1];
    const auto called = [&](Label label) {
      return static_cast<std::uint64_t>(
          std::count_if(all.begin(), all.end(), [&](const Outcome& one) {
            return one.label == label && one.verdict.kind == VerdictKind::spam;
          }));
    };
    CHECK(at.ham == called(Label::ham));
    CHECK(at.spam == called(Label::spam));
  }
}

TEST_CASE("draw_curves: where nothing is called spam the place is before the first") {
  CHECK(draw_curves(outcomes({-3, -2}, {-1})).verdicts_at == 0);
  CHECK(draw_curves({}).verdicts_at == 0);
}

TEST_CASE("draw_curves: the histogram counts every mail, odd scores in the outer bins") {
  auto all = mixed_outcomes(300, 300, 0);
  all[0].verdict.log_odds = 1e300;
  all[1].verdict.log_odds = -1e300;
  const ScoreHistogram histogram = draw_curves(all).histogram;
  CHECK(std::accumulate(histogram.ham.begin(), histogram.ham.end(), 0U) == 300);
  CHECK(std::accumulate(histogram.spam.begin(), histogram.spam.end(), 0U) == 300);
  CHECK(histogram.to < 100);
}

TEST_CASE("draw_curves: one class alone, many mails, is thinned too") {
  CHECK(draw_curves(mixed_outcomes(5000, 0, 0)).thresholds.size() <= kMaxCurvePoints);
  CHECK(draw_curves(mixed_outcomes(0, 5000, 0)).thresholds.size() <= kMaxCurvePoints);
}
