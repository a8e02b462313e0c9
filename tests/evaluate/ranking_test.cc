#include "evaluate/ranking.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "tests/evaluate/outcomes.h"

using namespace furui;

namespace {

std::vector<TieGroup> groups_of(const std::vector<Outcome>& all) {
  const Ranking ranking(all);
  return {ranking.groups().begin(), ranking.groups().end()};
}

double score(const Outcome& outcome) {
  return outcome.verdict.log_odds;
}

/// Of all pairs of a spam and a ham, the share that is in order; by the definition, O(n^2).
double area_by_pairs(const std::vector<Outcome>& all) {
  double wins = 0;
  double pairs = 0;
  for (const Outcome& spam : all) {
    for (const Outcome& ham : all) {
      if (spam.label != Label::spam || ham.label != Label::ham) continue;
      pairs += 1;
      wins += score(spam) > score(ham) ? 1 : score(spam) == score(ham) ? 0.5 : 0;
    }
  }
  return wins / pairs;
}

/// Mails of a class from a threshold on.
double count_from(const std::vector<Outcome>& all, Label label, double threshold) {
  double count = 0;
  for (const Outcome& one : all) {
    if (one.label == label && score(one) >= threshold) count += 1;
  }
  return count;
}

/// The mean over the spam of the precision of the threshold that just lets it in.
double average_precision_by_spam(const std::vector<Outcome>& all) {
  double sum = 0;
  double spam = 0;
  for (const Outcome& one : all) {
    if (one.label != Label::spam) continue;
    const double right = count_from(all, Label::spam, score(one));
    sum += right / (right + count_from(all, Label::ham, score(one)));
    spam += 1;
  }
  return sum / spam;
}

double recall_by_thresholds(const std::vector<Outcome>& all, double rate) {
  const double ham = count_from(all, Label::ham, -1e9);
  double best = 0;
  for (const Outcome& one : all) {
    if (count_from(all, Label::ham, score(one)) > rate * ham) continue;
    best = std::max(best, count_from(all, Label::spam, score(one)));
  }
  return best / count_from(all, Label::spam, -1e9);
}

}  // namespace

TEST_CASE(
    "roc_area, average_precision, recall_at: as their definitions say, with and without ties") {
  for (const double step : {0.0, 0.5, 3.0}) {
    const std::vector<Outcome> all = mixed_outcomes(150, 90, step);
    const std::vector<TieGroup> groups = groups_of(all);
    CAPTURE(step);
    CHECK(roc_area(groups) == doctest::Approx(area_by_pairs(all)).epsilon(1e-12));
    CHECK(average_precision(groups) ==
          doctest::Approx(average_precision_by_spam(all)).epsilon(1e-12));
    for (const double rate : {0.0, 0.01, 0.1, 0.5}) {
      CHECK(recall_at(groups, rate) == doctest::Approx(recall_by_thresholds(all, rate)));
    }
  }
}

TEST_CASE("average_precision: worked by hand") {
  // spam, ham, spam, spam: precision 1/1, 2/3, 3/4 at the three rises
  const auto groups = groups_of(outcomes({3}, {4, 2, 1}));
  CHECK(average_precision(groups) == doctest::Approx((1.0 + 2.0 / 3 + 3.0 / 4) / 3));
}

TEST_CASE("average_precision: all tied, it is the share of spam") {
  CHECK(average_precision(groups_of(outcomes({1, 1, 1}, {1}))) == 0.25);
}

TEST_CASE("recall_at: no more ham than allowed is above the threshold") {
  std::vector<double> ham(1000, -5);
  ham[0] = 9;
  ham[1] = 4;
  const auto groups = groups_of(outcomes(ham, {10, 8, 8, 3}));
  CHECK(recall_at(groups, 0.0) == 0.25);    // above the ham at 9
  CHECK(recall_at(groups, 0.001) == 0.75);  // above the ham at 4
  CHECK(recall_at(groups, 0.002) == 1.0);
}

TEST_CASE("recall_at: a rate that allows a whole mail allows it, whatever its binary digits") {
  std::vector<double> ham(100, -5);
  ham[0] = 9;
  CHECK(recall_at(groups_of(outcomes(ham, {1})), 0.01) == 1);
  std::vector<double> more(700, -5);
  for (std::size_t i = 0; i < 7; ++i) more[i] = 9;
  CHECK(recall_at(groups_of(outcomes(more, {1})), 0.01) == 1);
}

TEST_CASE("recall_at: spam tied with ham that may not pass does not count") {
  CHECK(recall_at(groups_of(outcomes({1, -1}, {1, 2})), 0.0) == 0.5);
}

TEST_CASE("ranking: one class alone has no area and no recall at a rate of the other") {
  CHECK(std::isnan(roc_area(groups_of(outcomes({}, {1, 2})))));
  CHECK(std::isnan(recall_at(groups_of(outcomes({}, {1, 2})), 0.1)));
  CHECK(std::isnan(average_precision(groups_of(outcomes({1}, {})))));
  CHECK(average_precision(groups_of(outcomes({}, {1, 2}))) == 1);
}

TEST_CASE("Ranking::redrawn: a mail counts as often as it was drawn, in its own group") {
  const std::vector<Outcome> all = outcomes({1, 5}, {5, 7});
  const std::vector<std::uint32_t> drawn = {0, 0, 2, 3};
  const std::vector<TieGroup> groups = Ranking(all).redrawn(drawn);
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].spam == 1);  // at 7
  CHECK(groups[1].ham == 0);   // at 5
  CHECK(groups[1].spam == 1);
  CHECK(groups[2].ham == 2);  // at 1
}
