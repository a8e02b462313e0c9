#include "evaluate/bootstrap.h"

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include <cmath>

#include "tests/evaluate/outcomes.h"

using namespace furui;

namespace {

/// Shares of drawn mails that are spam, and of drawn ham that scored above 0.
std::vector<double> shares(const std::vector<Outcome>& all, std::span<const std::uint32_t> drawn) {
  double spam = 0;
  double high_ham = 0;
  for (const std::uint32_t place : drawn) {
    if (all[place].label == Label::spam) spam += 1;
    if (all[place].label == Label::ham && all[place].verdict.log_odds > 0) high_ham += 1;
  }
  const auto mails = static_cast<double>(drawn.size());
  return {spam / mails, high_ham / (mails - spam)};
}

}  // namespace

TEST_CASE("bootstrap: classes keep their sizes, and a rate spreads as a binomial does") {
  std::vector<double> ham(400, -1);
  for (std::size_t i = 0; i < 100; ++i) ham[i] = 1;
  const auto all = outcomes(ham, std::vector<double>(200, 1));
  const auto intervals =
      bootstrap(all, 7, [&](std::span<const std::uint32_t> drawn) { return shares(all, drawn); });
  REQUIRE(intervals.size() == 2);
  CHECK(intervals[0].lower == doctest::Approx(1.0 / 3));
  CHECK(intervals[0].upper == doctest::Approx(1.0 / 3));
  const double deviation = std::sqrt(0.25 * 0.75 / 400);
  CHECK(intervals[1].lower == doctest::Approx(0.25 - 1.96 * deviation).epsilon(0.05));
  CHECK(intervals[1].upper == doctest::Approx(0.25 + 1.96 * deviation).epsilon(0.05));
}

TEST_CASE("bootstrap: the same for one seed with any number of threads, another for another") {
  const auto all = mixed_outcomes(80, 60, 0);
  const auto draw = [&](std::uint64_t seed, std::size_t threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    return bootstrap(all, seed,
                     [&](std::span<const std::uint32_t> drawn) { return shares(all, drawn); })[1];
  };
  CHECK(draw(1, 1).lower == draw(1, 4).lower);
  CHECK(draw(1, 1).upper == draw(1, 4).upper);
  const bool other = draw(1, 1).lower != draw(2, 1).lower || draw(1, 1).upper != draw(2, 1).upper;
  CHECK(other);
}
