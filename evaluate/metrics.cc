#include "evaluate/metrics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "data/roc_area.h"

namespace furui {
namespace {

/// What cannot be said for want of mails.
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

Estimate rate(std::uint64_t hits, std::uint64_t trials) {
  const double value =
      trials == 0 ? kUnknown : static_cast<double>(hits) / static_cast<double>(trials);
  return {value, rate_interval(hits, trials)};
}

/// F1 = 2J / (1 + J) with J = TP / (TP + FP + FN), a share of counted mails.
Estimate f1_estimate(const Confusion& confusion) {
  const std::uint64_t missed = confusion.spam_called_ham + confusion.spam_unsure;
  const Estimate jaccard = rate(confusion.spam_called_spam,
                                confusion.spam_called_spam + confusion.ham_called_spam + missed);
  const auto f1 = [](double j) { return 2 * j / (1 + j); };
  return {f1(jaccard.value), {f1(jaccard.interval.lower), f1(jaccard.interval.upper)}};
}

/// Outcomes from the highest log-odds down, a run of equal ones marked as one step; how often each
/// counts can be set, for resampling.
class Ranking {
 public:
  explicit Ranking(std::span<const Outcome> outcomes) {
    std::vector<std::size_t> order(outcomes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return outcomes[a].verdict.log_odds > outcomes[b].verdict.log_odds;
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Outcome& outcome = outcomes[order[i]];
      const bool is_spam = outcome.label == Label::spam;
      const bool ends = i + 1 == order.size() ||
                        outcomes[order[i + 1]].verdict.log_odds != outcome.verdict.log_odds;
      (is_spam ? spam_ : ham_).push_back(i);
      steps_.push_back({is_spam, ends});
    }
    weights_.assign(steps_.size(), 1);
  }

  [[nodiscard]] bool has_both_classes() const { return !ham_.empty() && !spam_.empty(); }

  /// Draws each class with replacement.
  void resample(std::mt19937_64& random) {
    std::fill(weights_.begin(), weights_.end(), 0U);
    for (const std::vector<std::size_t>* members : {&ham_, &spam_}) {
      for (std::size_t i = 0; i < members->size(); ++i) {
        ++weights_[(*members)[static_cast<std::size_t>(random() % members->size())]];
      }
    }
  }

  [[nodiscard]] double recall_at(double false_positive_rate) const {
    const auto allowed =
        static_cast<std::uint64_t>(false_positive_rate * static_cast<double>(ham_.size()));
    std::uint64_t ham = 0;
    std::uint64_t spam = 0;
    std::uint64_t best = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      (steps_[i].is_spam ? spam : ham) += weights_[i];
      if (ham > allowed) break;
      if (steps_[i].ends_tie) best = spam;
    }
    return spam_.empty() ? 0 : static_cast<double>(best) / static_cast<double>(spam_.size());
  }

 private:
  struct Step {
    bool is_spam;
    bool ends_tie;
  };
  std::vector<Step> steps_;
  std::vector<std::size_t> ham_;
  std::vector<std::size_t> spam_;
  std::vector<std::uint32_t> weights_;
};

Estimate recall_at_estimate(std::span<const Outcome> outcomes, double false_positive_rate,
                            std::uint64_t seed) {
  constexpr std::size_t kResamples = 1000;
  Ranking ranking(outcomes);
  if (!ranking.has_both_classes()) return {kUnknown, {0, 1}};
  const double value = ranking.recall_at(false_positive_rate);
  const auto spam = static_cast<std::uint64_t>(
      std::count_if(outcomes.begin(), outcomes.end(),
                    [](const Outcome& outcome) { return outcome.label == Label::spam; }));
  const RateInterval exact = rate_interval(
      static_cast<std::uint64_t>(std::llround(value * static_cast<double>(spam))), spam);
  std::mt19937_64 random(seed);
  std::vector<double> drawn(kResamples);
  for (double& one : drawn) {
    ranking.resample(random);
    one = ranking.recall_at(false_positive_rate);
  }
  std::sort(drawn.begin(), drawn.end());
  return {value,
          {std::min(exact.lower, drawn[kResamples / 40]),
           std::max(exact.upper, drawn[kResamples - 1 - kResamples / 40])}};
}

/// Variance of an observed area when the true one is `area` (Hanley and McNeil 1982, with
/// exponential scores and balanced class sizes as Newcombe's method 5 has it).
double area_variance(double area, double ham, double spam) {
  const double balanced = (ham + spam) / 2 - 1;
  return area * (1 - area) * (1 + balanced * ((1 - area) / (2 - area) + area / (1 + area))) /
         (ham * spam);
}

Estimate roc_area_estimate(std::span<const Outcome> outcomes, const Confusion& confusion) {
  if (confusion.ham() == 0 || confusion.spam() == 0) return {kUnknown, {0, 1}};
  std::vector<double> scores;
  std::vector<Label> labels;
  for (const Outcome& outcome : outcomes) {
    scores.push_back(outcome.verdict.log_odds);
    labels.push_back(outcome.label);
  }
  const double area = roc_area(scores, labels);
  return {area, roc_area_interval(area, confusion.ham(), confusion.spam())};
}

}  // namespace

Confusion count_outcomes(std::span<const Outcome> outcomes) {
  Confusion confusion;
  for (const Outcome& outcome : outcomes) {
    const bool is_spam = outcome.label == Label::spam;
    switch (outcome.verdict.kind) {
      case VerdictKind::ham:
        ++(is_spam ? confusion.spam_called_ham : confusion.ham_called_ham);
        break;
      case VerdictKind::unsure:
        ++(is_spam ? confusion.spam_unsure : confusion.ham_unsure);
        break;
      case VerdictKind::spam:
        ++(is_spam ? confusion.spam_called_spam : confusion.ham_called_spam);
        break;
    }
  }
  return confusion;
}

RateInterval roc_area_interval(double area, std::uint64_t ham, std::uint64_t spam) {
  if (ham == 0 || spam == 0) return {0, 1};
  constexpr double kDeviations = 1.959964;  // of 95 %
  const auto too_far = [&](double truth) {
    return std::abs(area - truth) >
           kDeviations *
               std::sqrt(area_variance(truth, static_cast<double>(ham), static_cast<double>(spam)));
  };
  // Between `area`, which fits, and `limit`, which may not, lies the end of the interval.
  const auto end_towards = [&](double limit) {
    if (!too_far(limit)) return limit;
    double inside = area;
    double outside = limit;
    for (int i = 0; i < 60; ++i) {
      const double middle = (inside + outside) / 2;
      (too_far(middle) ? outside : inside) = middle;
    }
    return inside;
  };
  return {end_towards(0), end_towards(1)};
}

double recall_at(std::span<const Outcome> outcomes, double rate) {
  return Ranking(outcomes).recall_at(rate);
}

Metrics measure(std::span<const Outcome> outcomes, std::uint64_t seed) {
  Metrics metrics;
  metrics.confusion = count_outcomes(outcomes);
  const Confusion& c = metrics.confusion;
  metrics.precision = rate(c.spam_called_spam, c.spam_called_spam + c.ham_called_spam);
  metrics.recall = rate(c.spam_called_spam, c.spam());
  metrics.f1 = f1_estimate(c);
  metrics.false_positive_rate = rate(c.ham_called_spam, c.ham());
  metrics.roc_area = roc_area_estimate(outcomes, c);
  metrics.recall_at_01_percent = recall_at_estimate(outcomes, 0.001, seed);
  metrics.recall_at_1_percent = recall_at_estimate(outcomes, 0.01, seed);
  return metrics;
}

}  // namespace furui
