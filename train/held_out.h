// Scores of mails that were not trained on -> calibration, thresholds and what they promise.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/label.h"
#include "model/model.h"

namespace furui {

/// Fewer mails than this a class are refused: no rate measured on them means anything.
inline constexpr std::size_t kMinMailsPerClass = 5;

/// Throws Error that names the class with fewer mails than kMinMailsPerClass.
void require_both_classes(std::span<const Label> labels);

/// What a model would say of mails it has not seen.
struct HeldOut {
  std::vector<double> log_odds;  ///< calibrated, by mail
  Calibration calibration;
  Thresholds thresholds;
};

/// Calibrates scores of labelled mails, both classes among them, and chooses thresholds, as the
/// recipe wants them: for its false-positive rate, and for mail with its share of spam, by which
/// the log-odds of all mails move alike (Elkan 2001, "The Foundations of Cost-Sensitive Learning").
[[nodiscard]] HeldOut calibrate_held_out(std::vector<double> scores, std::span<const Label> labels,
                                         const Recipe& recipe);

/// Counts what the thresholds make of the mails.
[[nodiscard]] TrainingSummary summarize(const HeldOut& held_out, std::span<const Label> labels);

}  // namespace furui
