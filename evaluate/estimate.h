// A measured number and how sure it is.
#pragma once

#include <cstdint>

#include "data/rate_interval.h"

namespace furui {

/// A number and where it lies with 95 % confidence; NaN within [0, 1] when there were no mails to
/// tell.
struct Estimate {
  double value = 0;
  RateInterval interval;
};

/// A share of counted mails with its exact interval.
[[nodiscard]] Estimate rate(std::uint64_t hits, std::uint64_t trials);

/// 1 - x, the ends of the interval exchanged.
[[nodiscard]] Estimate complement(const Estimate& estimate);

}  // namespace furui
