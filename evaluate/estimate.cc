#include "evaluate/estimate.h"

#include <limits>

namespace furui {

Estimate rate(std::uint64_t hits, std::uint64_t trials) {
  if (trials == 0) return {std::numeric_limits<double>::quiet_NaN(), {0, 1}};
  return {static_cast<double>(hits) / static_cast<double>(trials), rate_interval(hits, trials)};
}

Estimate complement(const Estimate& estimate) {
  return {1 - estimate.value, {1 - estimate.interval.upper, 1 - estimate.interval.lower}};
}

}  // namespace furui
