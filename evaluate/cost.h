// What a filter's errors cost when a lost good mail is worth more than a spam seen.
#pragma once

#include <span>

#include "evaluate/metrics.h"
#include "evaluate/outcome.h"

namespace furui {

/// In units of one spam that was not called spam.
struct Cost {
  double price = 1;           ///< of one ham called spam
  Estimate total;             ///< at the verdicts given
  double without_filter = 0;  ///< all spam seen, nothing lost
  double least = 0;           ///< at the best threshold, which is only known afterwards
  double least_from = 0;      ///< log-odds of it; infinite when calling nothing spam is cheapest
};

/// Total cost as Androutsopoulos et al. (2000) weigh it: price * (ham called spam) + (spam not
/// called spam). The interval takes both shares to the ends of exact intervals that hold together
/// with 95 %.
[[nodiscard]] Cost cost_of(std::span<const Outcome> outcomes, double price);

}  // namespace furui
