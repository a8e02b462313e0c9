#include "data/folds.h"

#include <array>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "data/random.h"

namespace furui {
namespace {

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

std::vector<bool> stratified_part(std::span<const Label> labels,
                                  std::span<const std::uint64_t> groups, double share,
                                  std::uint64_t seed) {
  struct Group {
    std::array<double, 2> mails{};  // by label
    bool is_decided = false;
    bool is_in = false;
  };
  const auto place = [](Label label) { return label == Label::spam ? 1U : 0U; };
  std::unordered_map<std::uint64_t, Group> by_number;
  for (std::size_t i = 0; i < labels.size(); ++i) ++by_number[groups[i]].mails[place(labels[i])];
  std::array<double, 2> taken{};
  Random random(seed);
  for (const Label label : {Label::ham, Label::spam}) {
    const std::vector<std::size_t> members = shuffled_members(labels, label, random);
    const double wanted = share * static_cast<double>(members.size());
    const unsigned own = place(label);
    for (const std::size_t mail : members) {
      Group& group = by_number[groups[mail]];
      if (group.is_decided) continue;
      group.is_decided = true;
      group.is_in = taken[own] + group.mails[own] / 2 <= wanted;
      if (!group.is_in) continue;
      for (std::size_t i = 0; i < taken.size(); ++i) taken[i] += group.mails[i];
    }
  }
  std::vector<bool> in_part;
  for (const std::uint64_t group : groups) in_part.push_back(by_number[group].is_in);
  return in_part;
}

}  // namespace furui
