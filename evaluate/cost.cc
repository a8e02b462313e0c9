#include "evaluate/cost.h"

#include <cstdint>
#include <limits>

#include "evaluate/ranking.h"

namespace furui {

Cost cost_of(std::span<const Outcome> outcomes, double price) {
  const Confusion confusion = count_outcomes(outcomes);
  const auto ham = static_cast<double>(confusion.ham());
  const auto spam = static_cast<double>(confusion.spam());
  const auto lost = static_cast<double>(confusion.ham_called_spam);
  const std::uint64_t seen = confusion.spam() - confusion.spam_called_spam;
  const RateInterval lost_rate =
      rate_interval(confusion.ham_called_spam, confusion.ham(), kEachOfTwo);
  const RateInterval seen_rate = rate_interval(seen, confusion.spam(), kEachOfTwo);
  Cost cost;
  cost.price = price;
  cost.total = {price * lost + static_cast<double>(seen),
                {price * ham * lost_rate.lower + spam * seen_rate.lower,
                 price * ham * lost_rate.upper + spam * seen_rate.upper}};
  cost.without_filter = spam;
  cost.least = spam;
  cost.least_from = std::numeric_limits<double>::infinity();
  double running = spam;
  const Ranking ranking(outcomes);
  for (const TieGroup& group : ranking.groups()) {
    running += price * static_cast<double>(group.ham) - static_cast<double>(group.spam);
    if (running >= cost.least) continue;
    cost.least = running;
    cost.least_from = group.log_odds;
  }
  return cost;
}

}  // namespace furui
