#include "data/folds.h"

#include <cstddef>
#include <utility>

namespace furui {
namespace {

/// SplitMix64 (Steele, Lea and Flood 2014). Not std::shuffle, whose result depends on the library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// A number below `bound`; its bias is below bound / 2^64.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

}  // namespace

std::vector<std::uint32_t> stratified_folds(std::span<const Label> labels, std::uint32_t count,
                                            std::uint64_t seed) {
  std::vector<std::uint32_t> folds(labels.size(), 0);
  Random random(seed);
  std::uint32_t next_fold = 0;
  for (const Label label : {Label::ham, Label::spam}) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i] == label) members.push_back(i);
    }
    for (std::size_t i = members.size(); i > 1; --i) {
      std::swap(members[i - 1], members[random.below(i)]);
    }
    for (const std::size_t member : members) {
      folds[member] = next_fold;
      next_fold = (next_fold + 1) % count;
    }
  }
  return folds;
}

}  // namespace furui
