#include "evaluate/comparison.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "base/error.h"
#include "evaluate/ranking.h"
#include "tests/evaluate/outcomes.h"

using namespace furui;

namespace {

std::vector<Outcome> named(std::vector<Outcome> all, const std::string& prefix) {
  for (std::size_t i = 0; i < all.size(); ++i) all[i].name = prefix + std::to_string(i);
  return all;
}

}  // namespace

TEST_CASE("mcnemar_p: the exact binomial, worked by hand") {
  // 1 of 6: 2 * (1 + 6) / 64
  CHECK(mcnemar_p(1, 5) == doctest::Approx(14.0 / 64));
  CHECK(mcnemar_p(5, 1) == doctest::Approx(14.0 / 64));
  CHECK(mcnemar_p(0, 10) == doctest::Approx(2.0 / 1024));
  CHECK(mcnemar_p(0, 0) == 1);
  CHECK(mcnemar_p(4, 4) == 1);
  CHECK(mcnemar_p(4, 5) == 1);
}

TEST_CASE("mcnemar_p: thousands of mails neither overflow nor vanish") {
  CHECK(mcnemar_p(5000, 5001) == doctest::Approx(1));
  // 3 deviations of a binomial of 10,000: 2 * 0.00135
  CHECK(mcnemar_p(4850, 5150) == doctest::Approx(0.0027).epsilon(0.05));
}

TEST_CASE("compare: a filter with itself differs in nothing") {
  const auto all = named(mixed_outcomes(50, 40, 0), "m");
  const Comparison comparison = compare(all, all, "itself", 1);
  CHECK(comparison.mails == 90);
  CHECK(comparison.area_difference.value == 0);
  CHECK(comparison.area_difference.interval.lower == 0);
  CHECK(comparison.area_difference.interval.upper == 0);
  CHECK(comparison.changed.empty());
  CHECK(comparison.all.p_value == 1);
}

TEST_CASE("compare: counts who was right alone, by class; unsure is not called spam") {
  const auto mine = named(outcomes({-3, 0, 3}, {3, 3, 0, -3}), "m");
  const auto theirs = named(outcomes({3, -3, 0}, {0, 3, 3, 0}), "m");
  const Comparison comparison = compare(mine, theirs, "other", 1);
  CHECK(comparison.ham.only_this_right == 1);
  CHECK(comparison.ham.only_other_right == 1);
  CHECK(comparison.spam.only_this_right == 1);
  CHECK(comparison.spam.only_other_right == 1);
  CHECK(comparison.all.only_this_right == 2);
  CHECK(comparison.changed.size() == 4);
  CHECK(comparison.changed[0].name == "m0");
}

TEST_CASE("compare: a clear difference of the areas has an interval without 0") {
  const auto mine = named(mixed_outcomes(300, 300, 0), "m");
  auto theirs = mine;
  for (std::size_t i = 0; i < theirs.size(); i += 3) {
    theirs[i].verdict = judge(-theirs[i].verdict.log_odds, kTestThresholds);
  }
  const Comparison comparison = compare(mine, theirs, "other", 1);
  CHECK(comparison.area_difference.value ==
        doctest::Approx(roc_area(Ranking(mine).groups()) - roc_area(Ranking(theirs).groups())));
  CHECK(comparison.area_difference.interval.lower > 0);
  CHECK(comparison.area_difference.interval.lower < comparison.area_difference.value);
  CHECK(comparison.area_difference.interval.upper > comparison.area_difference.value);
}

TEST_CASE("compare: mails are matched by name, whatever their order; the others are counted") {
  const auto mine = named(outcomes({-3, 3}, {3, -3}), "m");
  std::vector<Outcome> theirs = {mine[3], mine[0], mine[2]};
  theirs.push_back(mine[1]);
  theirs.back().name = "stranger";
  const Comparison comparison = compare(mine, theirs, "other", 1);
  CHECK(comparison.mails == 3);
  CHECK(comparison.only_this == 1);
  CHECK(comparison.only_other == 1);
  CHECK(comparison.changed.empty());
}

TEST_CASE("compare: relative paths of TREC meet the absolute ones of the index") {
  const auto mine = named(outcomes({-3, 3}, {3}), "/corpus/trec07p/data/inmail.");
  const auto theirs = named(outcomes({-3, -3}, {3}), "../data/inmail.");
  const Comparison comparison = compare(mine, theirs, "other", 1);
  CHECK(comparison.mails == 3);
  CHECK(comparison.changed.size() == 1);
}

TEST_CASE("compare: mails labelled differently are left out, for one label is wrong") {
  const auto mine = named(outcomes({-3, 3}, {3}), "m");
  auto theirs = mine;
  theirs[1].label = Label::spam;
  CHECK(compare(mine, theirs, "other", 1).mails == 2);
  CHECK(compare(mine, theirs, "other", 1).contradicted == 1);
}

TEST_CASE("compare: no mail in common is an Error") {
  const auto mine = named(outcomes({-3}, {3}), "m");
  CHECK_THROWS_WITH_AS((void)compare(mine, named(mine, "x"), "other.tsv", 1),
                       doctest::Contains("other.tsv: judges none of these mails"), Error);
}

TEST_CASE("compare: one class alone has no areas, but a test of its verdicts") {
  const auto mine = named(outcomes({-3, -3, -3}, {}), "m");
  auto theirs = mine;
  theirs[0].verdict = judge(3, kTestThresholds);
  const Comparison comparison = compare(mine, theirs, "other", 1);
  CHECK(std::isnan(comparison.area_difference.value));
  CHECK(comparison.ham.only_this_right == 1);
}
