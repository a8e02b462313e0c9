// Scores -> probabilities.
#pragma once

#include <span>
#include <vector>

#include "base/label.h"
#include "model/model.h"

namespace furui {

/// Fits Platt's sigmoid on scores of mails that were not trained on, with the smoothed targets and
/// the Newton method of Lin, Lin and Weng 2007 ("A note on Platt's probabilistic outputs for
/// support vector machines"). The slope is never negative: a score that orders mails the wrong way
/// says nothing, and gets slope 0.
[[nodiscard]] Calibration fit_calibration(std::span<const double> scores,
                                          std::span<const Label> labels);

}  // namespace furui
