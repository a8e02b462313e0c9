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

/// Calibrates scores of labelled mails, both classes among them, and chooses thresholds.
[[nodiscard]] HeldOut calibrate_held_out(std::vector<double> scores, std::span<const Label> labels,
                                         double max_false_positive_rate);

/// Counts what the thresholds make of the mails.
[[nodiscard]] TrainingSummary summarize(const HeldOut& held_out, std::span<const Label> labels);

}  // namespace furui
