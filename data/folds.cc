#include "data/folds.h"

#include <cstddef>
#include <unordered_map>
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

std::vector<std::size_t> shuffled_members(std::span<const Label> labels, Label label,
                                          Random& random) {
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == label) members.push_back(i);
  }
  for (std::size_t i = members.size(); i > 1; --i) {
    std::swap(members[i - 1], members[random.below(i)]);
  }
  return members;
}

/// The first fold from `start` on that has the fewest mails.
std::uint32_t smallest_fold(const std::vector<std::size_t>& mails_in, std::uint32_t start) {
  const auto count = static_cast<std::uint32_t>(mails_in.size());
  std::uint32_t smallest = start % count;
  for (std::uint32_t i = 1; i < count; ++i) {
    const std::uint32_t fold = (start + i) % count;
    if (mails_in[fold] < mails_in[smallest]) smallest = fold;
  }
  return smallest;
}

}  // namespace

std::vector<std::uint32_t> stratified_folds(std::span<const Label> labels,
                                            std::span<const std::uint64_t> groups,
                                            std::uint32_t count, std::uint64_t seed) {
  std::vector<std::uint32_t> folds(labels.size(), 0);
  std::unordered_map<std::uint64_t, std::uint32_t> fold_of_group;
  Random random(seed);
  std::uint32_t start = 0;
  for (const Label label : {Label::ham, Label::spam}) {
    std::vector<std::size_t> mails_in(count, 0);
    for (const std::size_t mail : shuffled_members(labels, label, random)) {
      const std::uint32_t smallest = smallest_fold(mails_in, start);
      folds[mail] = fold_of_group.try_emplace(groups[mail], smallest).first->second;
      ++mails_in[folds[mail]];
    }
    // The second class begins where the first ended, so that the folds' sizes differ by one at
    // most.
    start = smallest_fold(mails_in, start);
  }
  return folds;
}

}  // namespace furui
