// Does a stated probability of 0.9 mean nine spam in ten?
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "evaluate/estimate.h"
#include "evaluate/outcome.h"

namespace furui {

/// Mails whose stated probability lies in [from, to); the last bin holds 1 too.
struct CalibrationBin {
  double from = 0;
  double to = 0;
  std::uint64_t mails = 0;
  std::uint64_t spam = 0;
  double stated = 0;  ///< mean of the stated probabilities; NaN without mails
  Estimate observed;  ///< share of spam, with its exact interval
};

struct CalibrationTable {
  std::array<CalibrationBin, 10> bins;
  /// Mean distance of stated and observed, bins weighted by their mails (expected calibration
  /// error; Naeini, Cooper and Hauskrecht 2015); NaN when no outcome has a probability.
  double expected_error = 0;
};

/// Outcomes without a probability (NaN) do not count.
[[nodiscard]] CalibrationTable calibration_table(std::span<const Outcome> outcomes);

}  // namespace furui
