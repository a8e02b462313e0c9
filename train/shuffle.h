// An order that a seed decides, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace furui {

/// Shuffles by Fisher and Yates. Not std::shuffle, whose result depends on the library; the bias of
/// the remainder is below size / 2^64.
template <class Item>
void shuffle_by_seed(std::vector<Item>& items, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  for (std::size_t i = items.size(); i > 1; --i) {
    std::swap(items[i - 1], items[static_cast<std::size_t>(random() % i)]);
  }
}

}  // namespace furui
