// Numbers that a seed decides, the same on every machine; std's distributions and std::shuffle
// depend on the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace furui {

/// SplitMix64 (Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number Generators").
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }

  /// A number below `bound`, which is not 0; its bias is below bound / 2^64.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

  /// True with a probability of `percent` %.
  bool chance(std::size_t percent) { return below(100) < percent; }

  /// One of `items`, which are not none.
  template <class Items>
  const auto& one_of(const Items& items) {
    return items[below(std::size(items))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace furui
