// Where verdicts turn, for a false-positive rate people can live with.
#pragma once

#include <span>

#include "base/label.h"
#include "model/model.h"

namespace furui {

/// Spam below the ham threshold reaches the inbox without a mark: one in twenty may. Less would
/// leave most ham of a small corpus unsure.
inline constexpr double kMaxMissedSpamRate = 0.05;

/// A mail more likely spam than this, a probability of 0.2, is never called ham, however well the
/// classes part.
inline constexpr double kMaxHamLogOdds = -1.3862943611198906;

/// Chooses thresholds on cross-validated log-odds. Spam: the lowest, not under 0, from which at
/// most `max_false_positive_rate` of the ham lies. Ham: the highest, not over kMaxHamLogOdds nor
/// the spam threshold, below which at most kMaxMissedSpamRate of the spam lies. Both classes must
/// have mails.
[[nodiscard]] Thresholds choose_thresholds(std::span<const double> log_odds,
                                           std::span<const Label> labels,
                                           double max_false_positive_rate);

}  // namespace furui
