// The loss of one mail in logistic regression and calibration.
#pragma once

#include <cmath>

namespace furui {

/// ln(1 + e^x), without overflow for large x.
[[nodiscard]] inline double softplus(double x) {
  return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

}  // namespace furui
