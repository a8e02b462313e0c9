// What furui says of a mail. (What people say is a Label, base/label.h.)
#pragma once

#include <string_view>

#include "model/model.h"

namespace furui {

enum class VerdictKind { ham, unsure, spam };

struct Verdict {
  VerdictKind kind = VerdictKind::unsure;
  double probability = 0.5;  ///< of spam, calibrated
  double log_odds = 0;       ///< ln(probability / (1 - probability)), before rounding
};

/// Turns log-odds into a verdict by the model's thresholds.
[[nodiscard]] Verdict judge(double log_odds, const Thresholds& thresholds);

/// "ham", "unsure" or "spam".
[[nodiscard]] std::string_view verdict_name(VerdictKind kind);

}  // namespace furui
