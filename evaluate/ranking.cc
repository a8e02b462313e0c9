#include "evaluate/ranking.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace furui {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double ratio(std::uint64_t part, std::uint64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Ranking::Ranking(std::span<const Outcome> outcomes)
    : group_of_(outcomes.size()), is_spam_(outcomes.size()) {
  std::vector<std::uint32_t> order(outcomes.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto log_odds = [&](std::uint32_t place) { return outcomes[place].verdict.log_odds; };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return log_odds(a) > log_odds(b); });
  for (const std::uint32_t place : order) {
    if (groups_.empty() || groups_.back().log_odds != log_odds(place)) {
      groups_.push_back({log_odds(place), 0, 0});
    }
    is_spam_[place] = outcomes[place].label == Label::spam;
    group_of_[place] = static_cast<std::uint32_t>(groups_.size() - 1);
    ++(is_spam_[place] ? groups_.back().spam : groups_.back().ham);
  }
}

std::vector<TieGroup> Ranking::redrawn(std::span<const std::uint32_t> drawn) const {
  std::vector<TieGroup> groups(groups_.size());
  for (std::size_t i = 0; i < groups.size(); ++i) groups[i].log_odds = groups_[i].log_odds;
  for (const std::uint32_t place : drawn) {
    TieGroup& group = groups[group_of_[place]];
    ++(is_spam_[place] ? group.spam : group.ham);
  }
  return groups;
}

std::uint64_t count_ham(std::span<const TieGroup> groups) {
  return std::accumulate(groups.begin(), groups.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const TieGroup& group) { return sum + group.ham; });
}

std::uint64_t count_spam(std::span<const TieGroup> groups) {
  return std::accumulate(groups.begin(), groups.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const TieGroup& group) { return sum + group.spam; });
}

double roc_area(std::span<const TieGroup> groups) {
  double wins = 0;
  std::uint64_t ham = 0;
  std::uint64_t spam = 0;
  for (const TieGroup& group : groups) {
    wins += static_cast<double>(group.ham) *
            (static_cast<double>(spam) + static_cast<double>(group.spam) / 2);
    ham += group.ham;
    spam += group.spam;
  }
  if (ham == 0 || spam == 0) return kUnknown;
  return wins / (static_cast<double>(ham) * static_cast<double>(spam));
}

double average_precision(std::span<const TieGroup> groups) {
  double sum = 0;
  std::uint64_t ham = 0;
  std::uint64_t spam = 0;
  for (const TieGroup& group : groups) {
    ham += group.ham;
    spam += group.spam;
    if (group.spam > 0) sum += static_cast<double>(group.spam) * ratio(spam, ham + spam);
  }
  return spam == 0 ? kUnknown : sum / static_cast<double>(spam);
}

double recall_at(std::span<const TieGroup> groups, double rate) {
  const std::uint64_t all_ham = count_ham(groups);
  const std::uint64_t all_spam = count_spam(groups);
  if (all_ham == 0 || all_spam == 0) return kUnknown;
  // 0.01 * 100 must allow one mail, whatever its last binary digit.
  constexpr double kRounding = 1e-9;
  const auto allowed =
      static_cast<std::uint64_t>(rate * static_cast<double>(all_ham) * (1 + kRounding));
  std::uint64_t ham = 0;
  std::uint64_t spam = 0;
  for (const TieGroup& group : groups) {
    ham += group.ham;
    if (ham > allowed) break;
    spam += group.spam;
  }
  return ratio(spam, all_spam);
}

}  // namespace furui
