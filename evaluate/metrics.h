// Outcomes -> numbers, each with a 95 % interval. docs/evaluation.md explains them.
#pragma once

#include <cstdint>
#include <span>

#include "data/rate_interval.h"
#include "evaluate/outcome.h"

namespace furui {

/// Verdicts by label.
struct Confusion {
  std::uint64_t ham_called_ham = 0;
  std::uint64_t ham_unsure = 0;
  std::uint64_t ham_called_spam = 0;  ///< false positives
  std::uint64_t spam_called_ham = 0;  ///< false negatives
  std::uint64_t spam_unsure = 0;
  std::uint64_t spam_called_spam = 0;

  [[nodiscard]] std::uint64_t ham() const { return ham_called_ham + ham_unsure + ham_called_spam; }
  [[nodiscard]] std::uint64_t spam() const {
    return spam_called_ham + spam_unsure + spam_called_spam;
  }
};

/// A number and where it lies with 95 % confidence; NaN within [0, 1] when there were no mails to
/// tell.
struct Estimate {
  double value = 0;
  RateInterval interval;
};

struct Metrics {
  Confusion confusion;
  Estimate precision;             ///< share of spam in what was called spam
  Estimate recall;                ///< share of the spam that was called spam
  Estimate f1;                    ///< harmonic mean of the two
  Estimate false_positive_rate;   ///< share of the ham that was called spam
  Estimate roc_area;              ///< over all thresholds
  Estimate recall_at_01_percent;  ///< best recall with a false-positive rate of at most 0.1 %
  Estimate recall_at_1_percent;   ///< the same for 1 %
};

[[nodiscard]] Confusion count_outcomes(std::span<const Outcome> outcomes);

/// Measures outcomes. Rates have exact binomial intervals; F1 that of its Jaccard index; the ROC
/// area Newcombe's (2006, method 5), which also holds at 1; recall at a false-positive rate the
/// envelope of the exact interval and a stratified bootstrap of 1,000 resamples drawn by `seed`,
/// for its threshold is uncertain too.
[[nodiscard]] Metrics measure(std::span<const Outcome> outcomes, std::uint64_t seed);

/// The best recall whose false-positive rate is at most `rate`; a spam tied with a ham that may not
/// pass does not count.
[[nodiscard]] double recall_at(std::span<const Outcome> outcomes, double rate);

/// Newcombe's interval of an ROC area on `ham` and `spam` mails.
[[nodiscard]] RateInterval roc_area_interval(double area, std::uint64_t ham, std::uint64_t spam);

}  // namespace furui
