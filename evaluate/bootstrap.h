// The stratified bootstrap: how much a number would change with other mails of the same kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "data/rate_interval.h"
#include "evaluate/outcome.h"

namespace furui {

inline constexpr std::size_t kResamples = 1000;

/// Computes some numbers, always as many, from the mails drawn (places of outcomes). Called from
/// several threads at once.
using Statistic = std::function<std::vector<double>(std::span<const std::uint32_t> drawn)>;

/// Gives a 95 % percentile interval for each number of `statistic` (Efron 1979): kResamples times,
/// each class is drawn with replacement as often as it has mails. The same for one seed on every
/// machine and with any number of threads.
[[nodiscard]] std::vector<RateInterval> bootstrap(std::span<const Outcome> outcomes,
                                                  std::uint64_t seed, const Statistic& statistic);

}  // namespace furui
