#include "evaluate/signal_report.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/evaluate/outcomes.h"

using namespace furui;

namespace {

/// Two ham at -1 and 1, two spam at 2 and 3; signal 0 fired on both spam and added 2.
Evaluation evaluation_with_signal() {
  Evaluation evaluation = empty_evaluation();
  evaluation.outcomes = outcomes({-1, 1}, {2, 3});
  evaluation.outcomes[2].signals = {0, 1};
  evaluation.outcomes[3].signals = {0};
  evaluation.signal_log_odds[0] = 2;
  return evaluation;
}

}  // namespace

TEST_CASE("count_signals: a signal earns the area that is lost when it adds nothing") {
  const std::vector<SignalShare> rows = count_signals(evaluation_with_signal());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].id == 0);
  CHECK(rows[0].spam == 2);
  CHECK(rows[0].ham == 0);
  // Spam would lie at 0 and 1: of the four pairs one is the wrong way round and one is tied.
  CHECK(rows[0].area_earned == doctest::Approx(0.375));
}

TEST_CASE("count_signals: of a signal the model does not know nothing is said") {
  const std::vector<SignalShare> rows = count_signals(evaluation_with_signal());
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].id == 1);
  CHECK(std::isnan(rows[1].log_odds));
  CHECK(std::isnan(rows[1].area_earned));
}
