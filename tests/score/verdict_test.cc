#include "score/verdict.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace furui;

TEST_CASE("judge: below the ham threshold ham, from the spam threshold spam, between unsure") {
  const double odds = std::log(3.0);  // probability 0.75
  const Thresholds thresholds{-odds, odds};
  CHECK(judge(-odds - 0.01, thresholds).kind == VerdictKind::ham);
  CHECK(judge(-odds + 0.01, thresholds).kind == VerdictKind::unsure);
  CHECK(judge(odds - 0.01, thresholds).kind == VerdictKind::unsure);
  CHECK(judge(odds + 0.01, thresholds).kind == VerdictKind::spam);
  CHECK(judge(0, thresholds).probability == 0.5);
}

TEST_CASE("judge: enormous log-odds are certain, not broken") {
  CHECK(judge(5000, {}).probability == 1.0);
  CHECK(judge(-5000, {}).probability == 0.0);
}
