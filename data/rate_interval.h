// How sure a counted rate is.
#pragma once

#include <cstdint>

namespace furui {

struct RateInterval {
  double lower = 0;
  double upper = 1;
};

/// The exact two-sided 95 % interval of a rate of `hits` in `trials` (Clopper and Pearson 1934);
/// [0, 1] without trials.
[[nodiscard]] RateInterval rate_interval(std::uint64_t hits, std::uint64_t trials);

/// Upper end of the exact one-sided 95 % interval; 1 without trials.
[[nodiscard]] double rate_upper_bound(std::uint64_t hits, std::uint64_t trials);

}  // namespace furui
