#include "evaluate/bootstrap.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <random>

namespace furui {
namespace {

using Places = std::vector<std::uint32_t>;

/// A place below `bound`, which is under 2^32: the product's upper half (Lemire 2019), whose bias
/// is below bound / 2^32.
std::uint32_t below(std::mt19937_64& random, std::size_t bound) {
  return static_cast<std::uint32_t>(((random() >> 32U) * bound) >> 32U);
}

Places draw(const std::array<Places, 2>& classes, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Places drawn;
  drawn.reserve(classes[0].size() + classes[1].size());
  for (const Places& members : classes) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      drawn.push_back(members[below(random, members.size())]);
    }
  }
  return drawn;
}

}  // namespace

std::vector<RateInterval> bootstrap(std::span<const Outcome> outcomes, std::uint64_t seed,
                                    const Statistic& statistic) {
  std::array<Places, 2> classes;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    classes[outcomes[i].label == Label::spam ? 1 : 0].push_back(static_cast<std::uint32_t>(i));
  }
  std::vector<std::vector<double>> samples(kResamples);
  tbb::parallel_for(std::size_t{0}, kResamples, [&](std::size_t i) {
    // Seeds in a row give unrelated sequences: the generator's own seeding mixes them.
    samples[i] = statistic(draw(classes, seed * kResamples + i));
  });
  std::vector<RateInterval> intervals;
  constexpr std::size_t kTail = kResamples / 40;  // 2.5 %
  for (std::size_t number = 0; number < samples.front().size(); ++number) {
    std::vector<double> values;
    for (const std::vector<double>& sample : samples) values.push_back(sample[number]);
    std::sort(values.begin(), values.end());
    intervals.push_back({values[kTail], values[kResamples - 1 - kTail]});
  }
  return intervals;
}

}  // namespace furui
