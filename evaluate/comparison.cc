#include "evaluate/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/printable.h"
#include "evaluate/bootstrap.h"
#include "evaluate/ranking.h"

namespace furui {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// A name as outcome files have it, without what a relative path begins with.
std::string plain_name(const Outcome& outcome) {
  std::string name = printable(outcome.name);
  std::size_t begin = 0;
  for (std::string_view rest = name; rest.starts_with("./") || rest.starts_with("../");) {
    begin += rest.find('/') + 1;
    rest = std::string_view(name).substr(begin);
  }
  return name.substr(begin);
}

std::size_t parts_of(std::string_view name) {
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), '/')) + 1;
}

std::string last_parts(std::string_view name, std::size_t count) {
  std::size_t begin = name.size();
  for (std::size_t i = 0; i < count && begin != 0; ++i) {
    const auto slash = name.rfind('/', begin - 1);
    begin = slash == std::string_view::npos ? 0 : slash;
  }
  const std::string_view tail = name.substr(begin);
  return std::string(tail.starts_with('/') ? tail.substr(1) : tail);
}

/// Pairs places of equal keys, the n-th of a key with the n-th.
Pairs match(const std::vector<std::string>& keys, const std::vector<std::string>& other_keys) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> waiting;
  for (std::size_t i = other_keys.size(); i-- > 0;) waiting[other_keys[i]].push_back(i);
  Pairs pairs;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto found = waiting.find(keys[i]);
    if (found == waiting.end() || found->second.empty()) continue;
    pairs.emplace_back(i, found->second.back());
    found->second.pop_back();
  }
  return pairs;
}

Pairs match_mails(std::span<const Outcome> outcomes, std::span<const Outcome> other) {
  std::vector<std::string> names;
  std::vector<std::string> other_names;
  for (const Outcome& outcome : outcomes) names.push_back(plain_name(outcome));
  for (const Outcome& outcome : other) other_names.push_back(plain_name(outcome));
  Pairs pairs = match(names, other_names);
  if (!pairs.empty()) return pairs;
  std::size_t parts = SIZE_MAX;
  for (const auto* side : {&names, &other_names}) {
    for (const std::string& name : *side) parts = std::min(parts, parts_of(name));
  }
  for (auto* side : {&names, &other_names}) {
    for (std::string& name : *side) name = last_parts(name, parts);
  }
  return match(names, other_names);
}

bool is_right(const Outcome& outcome) {
  return (outcome.label == Label::spam) == (outcome.verdict.kind == VerdictKind::spam);
}

Disagreement disagreement(std::span<const Outcome> outcomes, std::span<const Outcome> other,
                          bool with_ham, bool with_spam) {
  Disagreement result;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (!(outcomes[i].label == Label::spam ? with_spam : with_ham)) continue;
    if (is_right(outcomes[i]) && !is_right(other[i])) ++result.only_this_right;
    if (!is_right(outcomes[i]) && is_right(other[i])) ++result.only_other_right;
  }
  result.p_value = mcnemar_p(result.only_this_right, result.only_other_right);
  return result;
}

void compare_areas(std::span<const Outcome> outcomes, std::span<const Outcome> other,
                   std::uint64_t seed, Comparison& comparison) {
  const Ranking ranking(outcomes);
  const Ranking other_ranking(other);
  comparison.this_area = roc_area(ranking.groups());
  comparison.other_area = roc_area(other_ranking.groups());
  const double difference = comparison.this_area - comparison.other_area;
  comparison.area_difference = {difference, {-1, 1}};
  if (std::isnan(difference)) return;
  comparison.area_difference.interval =
      bootstrap(outcomes, seed, [&](std::span<const std::uint32_t> drawn) -> std::vector<double> {
        return {roc_area(ranking.redrawn(drawn)) - roc_area(other_ranking.redrawn(drawn))};
      })[0];
}

std::vector<ChangedMail> changed_mails(std::span<const Outcome> outcomes,
                                       std::span<const Outcome> other) {
  std::vector<ChangedMail> changed;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const Verdict& mine = outcomes[i].verdict;
    const Verdict& theirs = other[i].verdict;
    if ((mine.kind == VerdictKind::spam) == (theirs.kind == VerdictKind::spam)) continue;
    changed.push_back({outcomes[i].name, outcomes[i].label, mine, theirs});
  }
  const auto distance = [](const ChangedMail& mail) {
    return std::abs(mail.by_this.log_odds - mail.by_other.log_odds);
  };
  std::stable_sort(changed.begin(), changed.end(), [&](const ChangedMail& a, const ChangedMail& b) {
    return distance(a) > distance(b);
  });
  return changed;
}

}  // namespace

double mcnemar_p(std::uint64_t first, std::uint64_t second) {
  const auto mails = static_cast<double>(first + second);
  const std::uint64_t fewer = std::min(first, second);
  if (first == second) return 1;
  double tail = 0;
  for (std::uint64_t k = 0; k <= fewer; ++k) {
    const auto x = static_cast<double>(k);
    tail += std::exp(std::lgamma(mails + 1) - std::lgamma(x + 1) - std::lgamma(mails - x + 1) -
                     mails * std::log(2.0));
  }
  return std::min(1.0, 2 * tail);
}

Comparison compare(std::span<const Outcome> outcomes, std::span<const Outcome> other,
                   std::string other_name, std::uint64_t seed) {
  const Pairs pairs = match_mails(outcomes, other);
  if (pairs.empty()) {
    throw Error(other_name, "judges none of these mails",
                "give outcomes of the same mails under the same names");
  }
  Comparison comparison;
  comparison.other = std::move(other_name);
  comparison.only_this = outcomes.size() - pairs.size();
  comparison.only_other = other.size() - pairs.size();
  std::vector<Outcome> mine;
  std::vector<Outcome> theirs;
  for (const auto& [place, other_place] : pairs) {
    if (outcomes[place].label != other[other_place].label) {
      ++comparison.contradicted;
      continue;
    }
    mine.push_back({outcomes[place].name, outcomes[place].label, outcomes[place].verdict});
    theirs.push_back({{}, other[other_place].label, other[other_place].verdict});
  }
  comparison.mails = mine.size();
  compare_areas(mine, theirs, seed, comparison);
  comparison.ham = disagreement(mine, theirs, true, false);
  comparison.spam = disagreement(mine, theirs, false, true);
  comparison.all = disagreement(mine, theirs, true, true);
  comparison.changed = changed_mails(mine, theirs);
  return comparison;
}

}  // namespace furui
