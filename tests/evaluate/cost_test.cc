#include "evaluate/cost.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/evaluate/outcomes.h"

using namespace furui;

TEST_CASE("cost_of: a lost ham counts its price, a spam not called spam one") {
  // one ham called spam; one spam called ham, one unsure
  const Cost cost = cost_of(outcomes({-3, -2, -1, 0, 3}, {-4, 1, 4, 5, 6, 7}), 10);
  CHECK(cost.total.value == 12);
  CHECK(cost.without_filter == 6);
}

TEST_CASE("cost_of: the least cost is that of the best threshold, ties kept together") {
  for (const double price : {0.5, 1.0, 9.0, 1000.0}) {
    const auto all = mixed_outcomes(60, 50, 0.5);
    double least = 50;
    for (const Outcome& at : all) {
      double cost = 0;
      for (const Outcome& one : all) {
        const bool called = one.verdict.log_odds >= at.verdict.log_odds;
        if (called && one.label == Label::ham) cost += price;
        if (!called && one.label == Label::spam) cost += 1;
      }
      least = std::min(least, cost);
    }
    CAPTURE(price);
    CHECK(cost_of(all, price).least == doctest::Approx(least));
  }
}

TEST_CASE("cost_of: where every spam stands below a ham, calling nothing spam may be cheapest") {
  const Cost cost = cost_of(outcomes({5}, {1, 2}), 100);
  CHECK(cost.least == 2);
  CHECK(std::isinf(cost.least_from));
}

TEST_CASE("cost_of: the interval holds the total, and a price that was not paid yet") {
  const Cost cost =
      cost_of(outcomes(std::vector<double>(100, -5), std::vector<double>(100, 5)), 50);
  CHECK(cost.total.value == 0);
  CHECK(cost.total.interval.lower == 0);
  // 3.6 to 4.3 % of either class may still go wrong
  CHECK(cost.total.interval.upper > 50 * 3.6);
  CHECK(cost.total.interval.upper < 51 * 4.4);
}
