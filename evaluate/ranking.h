// Outcomes from the surest spam down: what every measure over all thresholds is computed from.
// Mails of equal log-odds are one group, for no threshold can part them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "evaluate/outcome.h"

namespace furui {

/// The mails of one log-odds.
struct TieGroup {
  double log_odds = 0;
  std::uint64_t ham = 0;
  std::uint64_t spam = 0;
};

/// Groups by falling log-odds, and the group of each mail.
class Ranking {
 public:
  explicit Ranking(std::span<const Outcome> outcomes);

  [[nodiscard]] std::span<const TieGroup> groups() const { return groups_; }

  /// The groups when each mail counts as often as it stands in `drawn` (places of outcomes).
  [[nodiscard]] std::vector<TieGroup> redrawn(std::span<const std::uint32_t> drawn) const;

 private:
  std::vector<TieGroup> groups_;
  std::vector<std::uint32_t> group_of_;  // by place of the outcome
  std::vector<bool> is_spam_;
};

/// Mails of a class in all groups.
[[nodiscard]] std::uint64_t count_ham(std::span<const TieGroup> groups);
[[nodiscard]] std::uint64_t count_spam(std::span<const TieGroup> groups);

/// The probability that a spam stands above a ham, ties counting half (Hanley and McNeil 1982); NaN
/// when a class has no mail.
[[nodiscard]] double roc_area(std::span<const TieGroup> groups);

/// The area under the precision-recall curve as a sum of steps, each rise of recall times the
/// precision at its end: average precision (Boyd, Eng and Page 2013). NaN without spam.
[[nodiscard]] double average_precision(std::span<const TieGroup> groups);

/// The best recall whose false-positive rate is at most `rate`; a spam tied with a ham that may not
/// pass does not count. NaN when a class has no mail.
[[nodiscard]] double recall_at(std::span<const TieGroup> groups, double rate);

}  // namespace furui
