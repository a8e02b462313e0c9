#include "evaluate/outcome.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("outcome_line: tab-separated, numbers that read back the same, the name escaped") {
  const Outcome outcome{"a\tb", Label::spam, {VerdictKind::unsure, 0.5, 0.1}};
  CHECK(outcome_line(outcome) == "spam\tunsure\t0.5\t0.1\ta\\tb");
}
