#include "evaluate/calibration_table.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace furui;

namespace {

Outcome stated(Label label, double probability) {
  return {"mail", label, {VerdictKind::unsure, probability, 0}};
}

}  // namespace

TEST_CASE("calibration_table: bins by tenths, stated and observed, worked by hand") {
  const std::vector<Outcome> all = {
      stated(Label::ham, 0.02), stated(Label::ham, 0.08),  stated(Label::spam, 0.05),
      stated(Label::ham, 0.72), stated(Label::spam, 0.78),
  };
  const CalibrationTable table = calibration_table(all);
  CHECK(table.bins[0].mails == 3);
  CHECK(table.bins[0].spam == 1);
  CHECK(table.bins[0].stated == doctest::Approx(0.05));
  CHECK(table.bins[0].observed.value == doctest::Approx(1.0 / 3));
  CHECK(table.bins[7].stated == doctest::Approx(0.75));
  CHECK(table.bins[7].observed.value == 0.5);
  CHECK(table.expected_error == doctest::Approx((3 * std::abs(0.05 - 1.0 / 3) + 2 * 0.25) / 5));
}

TEST_CASE("calibration_table: a bin begins with its lower edge; 1 belongs to the last") {
  const std::vector<Outcome> all = {stated(Label::spam, 1), stated(Label::ham, 0),
                                    stated(Label::ham, 0.5)};
  const CalibrationTable table = calibration_table(all);
  CHECK(table.bins[9].mails == 1);
  CHECK(table.bins[0].mails == 1);
  CHECK(table.bins[5].mails == 1);
}

TEST_CASE("calibration_table: an empty bin knows nothing") {
  const std::vector<Outcome> all = {stated(Label::spam, 1)};
  const CalibrationTable table = calibration_table(all);
  CHECK(std::isnan(table.bins[3].stated));
  CHECK(std::isnan(table.bins[3].observed.value));
  CHECK(table.expected_error == 0);
}
