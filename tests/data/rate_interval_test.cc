#include "data/rate_interval.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace furui;

TEST_CASE("rate_upper_bound: no hit in n trials is the rule of three, 1 - 0.05^(1/n)") {
  CHECK(rate_upper_bound(0, 60) == doctest::Approx(1 - std::pow(0.05, 1.0 / 60)));
}

TEST_CASE("rate_interval: 8 of 10 is 44.4 % to 97.5 %, as in Clopper and Pearson's charts") {
  const RateInterval interval = rate_interval(8, 10);
  CHECK(interval.lower == doctest::Approx(0.4439).epsilon(1e-3));
  CHECK(interval.upper == doctest::Approx(0.9748).epsilon(1e-3));
}

TEST_CASE("rate_interval: without trials nothing is known") {
  CHECK(rate_interval(0, 0).lower == 0);
  CHECK(rate_interval(0, 0).upper == 1);
  CHECK(rate_upper_bound(0, 0) == 1);
}
