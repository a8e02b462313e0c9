// How sure a counted rate is.
#pragma once

#include <cstdint>

namespace furui {

struct RateInterval {
  double lower = 0;
  double upper = 1;
};

/// The exact two-sided interval of a rate of `hits` in `trials` (Clopper and Pearson 1934) that
/// holds with `confidence`; [0, 1] without trials.
[[nodiscard]] RateInterval rate_interval(std::uint64_t hits, std::uint64_t trials,
                                         double confidence = 0.95);

/// The confidence of each of two independent intervals that hold together with 95 %: its root.
inline constexpr double kEachOfTwo = 0.974679434480896;

/// Upper end of the exact one-sided 95 % interval; 1 without trials.
[[nodiscard]] double rate_upper_bound(std::uint64_t hits, std::uint64_t trials);

}  // namespace furui
