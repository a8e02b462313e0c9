// Outcomes -> numbers, each with a 95 % interval. docs/evaluation.md explains them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "evaluate/calibration_table.h"
#include "evaluate/estimate.h"
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

struct Metrics {
  Confusion confusion;
  Estimate precision;              ///< share of spam in what was called spam
  Estimate recall;                 ///< share of the spam that was called spam
  Estimate f1;                     ///< harmonic mean of the two
  Estimate false_positive_rate;    ///< share of the ham that was called spam
  Estimate lam;                    ///< logistic average of the two misclassification rates
  Estimate roc_area;               ///< over all thresholds
  Estimate average_precision;      ///< area under the precision-recall curve
  Estimate recall_at_001_percent;  ///< best recall with a false-positive rate of at most 0.01 %
  Estimate recall_at_01_percent;   ///< the same for 0.1 %
  Estimate recall_at_1_percent;    ///< the same for 1 %
  Estimate brier;                  ///< mean square of what the probability was wrong by
  CalibrationTable calibration;
};

/// A measure of Metrics by its names, so that every form of a report tells all of them.
struct NamedMeasure {
  std::string_view key;    ///< in JSON and CSV: "false_positive_rate"
  std::string_view words;  ///< for people
  Estimate estimate;
  bool in_percent = true;
};

/// All measures in the order of a report, 1 - ROC area and TREC's h=.1 % among them.
[[nodiscard]] std::vector<NamedMeasure> named_measures(const Metrics& metrics);

/// Adds one outcome to the counts.
void count_outcome(const Outcome& outcome, Confusion& confusion);

[[nodiscard]] Confusion count_outcomes(std::span<const Outcome> outcomes);

/// Single measures of counted verdicts, with their intervals: exact binomial ones of rates, for F1
/// that of its Jaccard index. Unsure spam counts as missed, unsure ham as delivered.
[[nodiscard]] Estimate precision_of(const Confusion& confusion);
[[nodiscard]] Estimate recall_of(const Confusion& confusion);
[[nodiscard]] Estimate f1_of(const Confusion& confusion);
[[nodiscard]] Estimate false_positive_rate_of(const Confusion& confusion);

/// Logistic average misclassification: logit^-1 of the mean of the logits of the share of ham
/// called spam and of spam not called spam (Cormack and Lynam, "TREC 2005 Spam Track Overview"), 0
/// when either is 0. NaN when a class has no mail, or one share is 0 and the other 1. The interval
/// takes both shares to the ends of exact intervals that hold together with 95 %.
[[nodiscard]] Estimate lam_of(const Confusion& confusion);

/// Measures outcomes. The ROC area has Newcombe's interval (2006, method 5), which also holds at 1;
/// recall at a false-positive rate the envelope of the exact interval and a stratified bootstrap
/// drawn by `seed`, for its threshold is uncertain too; average precision that of the binomial one
/// for as many trials as spam (Boyd, Eng and Page 2013; in Wilson's form) and the bootstrap;
/// Brier's score the bootstrap's.
[[nodiscard]] Metrics measure(std::span<const Outcome> outcomes, std::uint64_t seed);

/// Newcombe's interval of an ROC area on `ham` and `spam` mails.
[[nodiscard]] RateInterval roc_area_interval(double area, std::uint64_t ham, std::uint64_t spam);

}  // namespace furui
