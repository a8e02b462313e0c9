#include "evaluate/curves.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "evaluate/ranking.h"

namespace furui {
namespace {

constexpr std::size_t kBins = 40;

std::vector<ThresholdCounts> all_thresholds(const Ranking& ranking) {
  std::vector<ThresholdCounts> thresholds;
  ThresholdCounts counts;
  for (const TieGroup& group : ranking.groups()) {
    counts.from = group.log_odds;
    counts.ham += group.ham;
    counts.spam += group.spam;
    thresholds.push_back(counts);
  }
  return thresholds;
}

/// The place, plus 1, of the threshold at which the fewest verdicts would change.
std::size_t place_of_verdicts(std::span<const Outcome> outcomes,
                              const std::vector<ThresholdCounts>& thresholds) {
  std::vector<std::int64_t> gain(thresholds.size());  // verdicts that agree, by the step to here
  for (const Outcome& outcome : outcomes) {
    const auto place = std::lower_bound(
        thresholds.begin(), thresholds.end(), outcome.verdict.log_odds,
        [](const ThresholdCounts& at, double log_odds) { return at.from > log_odds; });
    if (place == thresholds.end()) continue;
    gain[static_cast<std::size_t>(place - thresholds.begin())] +=
        outcome.verdict.kind == VerdictKind::spam ? 1 : -1;
  }
  std::int64_t agreed = 0;
  std::int64_t best = 0;
  std::size_t place = 0;
  for (std::size_t i = 0; i < gain.size(); ++i) {
    agreed += gain[i];
    if (agreed <= best) continue;
    best = agreed;
    place = i + 1;
  }
  return place;
}

/// Half of the points are equally far from each other in spam, half in the logarithm of ham.
void thin(Curves& curves) {
  std::vector<ThresholdCounts>& all = curves.thresholds;
  if (all.size() <= kMaxCurvePoints) return;
  constexpr auto kSteps = static_cast<double>(kMaxCurvePoints / 2 - 2);
  const double all_spam = std::max(1.0, static_cast<double>(all.back().spam));
  const double log_ham = std::max(1.0, std::log1p(static_cast<double>(all.back().ham)));
  const auto spam_step = [&](const ThresholdCounts& at) {
    return std::floor(kSteps * static_cast<double>(at.spam) / all_spam);
  };
  const auto ham_step = [&](const ThresholdCounts& at) {
    return std::floor(kSteps * std::log1p(static_cast<double>(at.ham)) / log_ham);
  };
  std::vector<ThresholdCounts> kept;
  std::size_t verdicts_at = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_verdicts = i + 1 == curves.verdicts_at;
    const bool is_end = i == 0 || i + 1 == all.size();
    if (is_verdicts || is_end || spam_step(all[i]) != spam_step(kept.back()) ||
        ham_step(all[i]) != ham_step(kept.back())) {
      kept.push_back(all[i]);
    }
    if (is_verdicts) verdicts_at = kept.size();
  }
  all = std::move(kept);
  curves.verdicts_at = verdicts_at;
}

/// From the 0.5th to the 99.5th percentile, so that one odd score does not squeeze all others.
ScoreHistogram histogram_of(std::span<const Outcome> outcomes) {
  std::vector<double> scores;
  for (const Outcome& outcome : outcomes) {
    if (std::isfinite(outcome.verdict.log_odds)) scores.push_back(outcome.verdict.log_odds);
  }
  ScoreHistogram histogram{-1, 1, std::vector<std::uint64_t>(kBins),
                           std::vector<std::uint64_t>(kBins)};
  if (!scores.empty()) {
    std::sort(scores.begin(), scores.end());
    histogram.from = scores[scores.size() / 200];
    histogram.to = scores[scores.size() - 1 - scores.size() / 200];
  }
  if (histogram.to <= histogram.from) histogram.to = histogram.from + 1;
  const double width = (histogram.to - histogram.from) / kBins;
  for (const Outcome& outcome : outcomes) {
    const double place = (outcome.verdict.log_odds - histogram.from) / width;
    const auto bin = static_cast<std::size_t>(std::clamp(place, 0.0, kBins - 1.0));
    ++(outcome.label == Label::spam ? histogram.spam : histogram.ham)[bin];
  }
  return histogram;
}

}  // namespace

Curves draw_curves(std::span<const Outcome> outcomes) {
  Curves curves;
  curves.thresholds = all_thresholds(Ranking(outcomes));
  curves.verdicts_at = place_of_verdicts(outcomes, curves.thresholds);
  curves.histogram = histogram_of(outcomes);
  thin(curves);
  return curves;
}

std::string curves_json(const Curves& curves) {
  using Json = nlohmann::ordered_json;
  Json thresholds = Json::array();
  for (const ThresholdCounts& at : curves.thresholds) {
    thresholds.push_back({std::isfinite(at.from) ? Json(at.from) : Json(nullptr), at.ham, at.spam});
  }
  const ScoreHistogram& histogram = curves.histogram;
  const Json json = {{"thresholds", std::move(thresholds)},
                     {"verdicts_at", curves.verdicts_at},
                     {"histogram",
                      {{"from", histogram.from},
                       {"to", histogram.to},
                       {"ham", histogram.ham},
                       {"spam", histogram.spam}}}};
  return json.dump();
}

}  // namespace furui
