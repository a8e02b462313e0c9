// How well scores order labelled mails.
#pragma once

#include <span>

#include "base/label.h"

namespace furui {

/// The area under the ROC curve: the probability that a spam scores above a ham, ties counting half
/// (Hanley and McNeil 1982). 0.5 when a class has no mail.
[[nodiscard]] double roc_area(std::span<const double> scores, std::span<const Label> labels);

}  // namespace furui
