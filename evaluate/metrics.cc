#include "evaluate/metrics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

#include "evaluate/bootstrap.h"
#include "evaluate/ranking.h"

namespace furui {
namespace {

/// What cannot be said for want of mails.
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

constexpr double kDeviations = 1.959964;  // of 95 %

double logit(double share) {
  return std::log(share / (1 - share));
}

/// Of two shares; NaN where one logit is infinite one way and the other the other way.
double logistic_average(double first, double second) {
  return 1 / (1 + std::exp(-(logit(first) + logit(second)) / 2));
}

RateInterval envelope(const RateInterval& a, const RateInterval& b) {
  return {std::min(a.lower, b.lower), std::max(a.upper, b.upper)};
}

/// Wilson's interval (1927), which also takes a share that is no count by trials.
RateInterval wilson(double share, double trials) {
  const double z2 = kDeviations * kDeviations / trials;
  const double centre = (share + z2 / 2) / (1 + z2);
  const double reach = std::sqrt(z2 * share * (1 - share) + z2 * z2 / 4) / (1 + z2);
  return {std::max(0.0, centre - reach), std::min(1.0, centre + reach)};
}

/// The measures whose interval needs the bootstrap, in the order that it gives them.
struct Resampled {
  double average_precision;
  double at_001_percent;
  double at_01_percent;
  double at_1_percent;

  explicit Resampled(std::span<const TieGroup> groups)
      : average_precision(furui::average_precision(groups)),
        at_001_percent(recall_at(groups, 0.0001)),
        at_01_percent(recall_at(groups, 0.001)),
        at_1_percent(recall_at(groups, 0.01)) {}
};

Estimate recall_at_estimate(double value, std::uint64_t spam, const RateInterval& drawn) {
  const auto hits = static_cast<std::uint64_t>(std::llround(value * static_cast<double>(spam)));
  return {value, envelope(rate_interval(hits, spam), drawn)};
}

void measure_ranking(std::span<const Outcome> outcomes, std::uint64_t seed, Metrics& metrics) {
  const Confusion& c = metrics.confusion;
  const Estimate unknown = {kUnknown, {0, 1}};
  metrics.roc_area = metrics.average_precision = metrics.recall_at_001_percent =
      metrics.recall_at_01_percent = metrics.recall_at_1_percent = unknown;
  if (c.ham() == 0 || c.spam() == 0) return;
  const Ranking ranking(outcomes);
  const Resampled value(ranking.groups());
  const std::vector<RateInterval> drawn =
      bootstrap(outcomes, seed, [&](std::span<const std::uint32_t> places) -> std::vector<double> {
        const Resampled one(ranking.redrawn(places));
        return {one.average_precision, one.at_001_percent, one.at_01_percent, one.at_1_percent};
      });
  const double area = roc_area(ranking.groups());
  metrics.roc_area = {area, roc_area_interval(area, c.ham(), c.spam())};
  const RateInterval binomial = wilson(value.average_precision, static_cast<double>(c.spam()));
  metrics.average_precision = {value.average_precision, envelope(binomial, drawn[0])};
  metrics.recall_at_001_percent = recall_at_estimate(value.at_001_percent, c.spam(), drawn[1]);
  metrics.recall_at_01_percent = recall_at_estimate(value.at_01_percent, c.spam(), drawn[2]);
  metrics.recall_at_1_percent = recall_at_estimate(value.at_1_percent, c.spam(), drawn[3]);
}

/// Mean square of probability minus label (Brier 1950); unknown when a probability is.
Estimate brier_estimate(std::span<const Outcome> outcomes, std::uint64_t seed) {
  std::vector<double> squares;
  for (const Outcome& outcome : outcomes) {
    const double wrong = outcome.verdict.probability - (outcome.label == Label::spam ? 1 : 0);
    squares.push_back(wrong * wrong);
  }
  const double sum = std::accumulate(squares.begin(), squares.end(), 0.0);
  if (squares.empty() || std::isnan(sum)) return {kUnknown, {0, 1}};
  const auto mails = static_cast<double>(squares.size());
  const std::vector<RateInterval> drawn =
      bootstrap(outcomes, seed, [&](std::span<const std::uint32_t> places) -> std::vector<double> {
        double drawn_sum = 0;
        for (const std::uint32_t place : places) drawn_sum += squares[place];
        return {drawn_sum / mails};
      });
  return {sum / mails, drawn[0]};
}

/// Variance of an observed area when the true one is `area` (Hanley and McNeil 1982, with
/// exponential scores and balanced class sizes as Newcombe's method 5 has it).
double area_variance(double area, double ham, double spam) {
  const double balanced = (ham + spam) / 2 - 1;
  return area * (1 - area) * (1 + balanced * ((1 - area) / (2 - area) + area / (1 + area))) /
         (ham * spam);
}

}  // namespace

void count_outcome(const Outcome& outcome, Confusion& confusion) {
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

Confusion count_outcomes(std::span<const Outcome> outcomes) {
  Confusion confusion;
  for (const Outcome& outcome : outcomes) count_outcome(outcome, confusion);
  return confusion;
}

RateInterval roc_area_interval(double area, std::uint64_t ham, std::uint64_t spam) {
  if (ham == 0 || spam == 0) return {0, 1};
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

Estimate precision_of(const Confusion& confusion) {
  return rate(confusion.spam_called_spam, confusion.spam_called_spam + confusion.ham_called_spam);
}

Estimate recall_of(const Confusion& confusion) {
  return rate(confusion.spam_called_spam, confusion.spam());
}

// F1 = 2J / (1 + J) with J = TP / (TP + FP + FN), a share of counted mails.
Estimate f1_of(const Confusion& confusion) {
  const Estimate jaccard =
      rate(confusion.spam_called_spam, confusion.spam() + confusion.ham_called_spam);
  const auto f1 = [](double j) { return 2 * j / (1 + j); };
  return {f1(jaccard.value), {f1(jaccard.interval.lower), f1(jaccard.interval.upper)}};
}

Estimate false_positive_rate_of(const Confusion& confusion) {
  return rate(confusion.ham_called_spam, confusion.ham());
}

Estimate lam_of(const Confusion& confusion) {
  const std::uint64_t missed = confusion.spam() - confusion.spam_called_spam;
  const double ham_share = rate(confusion.ham_called_spam, confusion.ham()).value;
  const double spam_share = rate(missed, confusion.spam()).value;
  const double value = logistic_average(ham_share, spam_share);
  if (std::isnan(value)) return {kUnknown, {0, 1}};
  const RateInterval ham = rate_interval(confusion.ham_called_spam, confusion.ham(), kEachOfTwo);
  const RateInterval spam = rate_interval(missed, confusion.spam(), kEachOfTwo);
  return {value,
          {logistic_average(ham.lower, spam.lower), logistic_average(ham.upper, spam.upper)}};
}

std::vector<NamedMeasure> named_measures(const Metrics& metrics) {
  return {
      {"precision", "precision", metrics.precision},
      {"recall", "recall", metrics.recall},
      {"f1", "F1", metrics.f1},
      {"false_positive_rate", "false-positive rate", metrics.false_positive_rate},
      {"lam", "lam %, logistic average of errors", metrics.lam},
      {"roc_area", "ROC area", metrics.roc_area},
      {"one_minus_roc_area", "1 - ROC area", complement(metrics.roc_area)},
      {"average_precision", "area under precision-recall", metrics.average_precision},
      {"recall_at_0.01_percent_false_positives", "recall at 0.01 % false positives",
       metrics.recall_at_001_percent},
      {"recall_at_0.1_percent_false_positives", "recall at 0.1 % false positives",
       metrics.recall_at_01_percent},
      {"recall_at_1_percent_false_positives", "recall at 1 % false positives",
       metrics.recall_at_1_percent},
      {"h_0.1_percent", "h=.1 %, spam missed at 0.1 % lost",
       complement(metrics.recall_at_01_percent)},
      {"brier", "Brier score", metrics.brier, false},
  };
}

Metrics measure(std::span<const Outcome> outcomes, std::uint64_t seed) {
  Metrics metrics;
  metrics.confusion = count_outcomes(outcomes);
  const Confusion& c = metrics.confusion;
  metrics.precision = precision_of(c);
  metrics.recall = recall_of(c);
  metrics.f1 = f1_of(c);
  metrics.false_positive_rate = false_positive_rate_of(c);
  metrics.lam = lam_of(c);
  measure_ranking(outcomes, seed, metrics);
  metrics.brier = brier_estimate(outcomes, seed);
  metrics.calibration = calibration_table(outcomes);
  return metrics;
}

}  // namespace furui
