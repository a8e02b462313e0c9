#include "train/calibrate.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "train/softplus.h"

namespace furui {
namespace {

/// Targets pulled in from 0 and 1 as if each class had one more mail of the other kind.
struct Targets {
  double ham;
  double spam;
};

Targets smoothed_targets(std::span<const Label> labels) {
  const auto spam = static_cast<double>(std::count(labels.begin(), labels.end(), Label::spam));
  const auto ham = static_cast<double>(labels.size()) - spam;
  return {1 / (ham + 2), (spam + 1) / (spam + 2)};
}

/// Log-odds of a mail of which nothing is known.
double log_class_odds(std::span<const Label> labels) {
  const auto spam = static_cast<double>(std::count(labels.begin(), labels.end(), Label::spam));
  const auto ham = static_cast<double>(labels.size()) - spam;
  return std::log((spam + 1) / (ham + 1));
}

/// Cross entropy of the sigmoid.
double loss(const Calibration& at, std::span<const double> scores, std::span<const Label> labels,
            const Targets& targets) {
  double sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double z = at.slope * scores[i] + at.intercept;
    const double target = labels[i] == Label::spam ? targets.spam : targets.ham;
    sum += softplus(z) - target * z;
  }
  return sum;
}

struct Step {
  double slope;
  double intercept;
  double decrease;  // directional derivative, negative
};

Step newton_step(const Calibration& at, std::span<const double> scores,
                 std::span<const Label> labels, const Targets& targets) {
  constexpr double kRidge = 1e-12;  // keeps the Hessian positive when all scores are equal
  double h_aa = kRidge;
  double h_bb = kRidge;
  double h_ab = 0;
  double g_a = 0;
  double g_b = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double p = probability_of(at.slope * scores[i] + at.intercept);
    const double curvature = p * (1 - p);
    const double error = p - (labels[i] == Label::spam ? targets.spam : targets.ham);
    h_aa += scores[i] * scores[i] * curvature;
    h_bb += curvature;
    h_ab += scores[i] * curvature;
    g_a += scores[i] * error;
    g_b += error;
  }
  const double determinant = h_aa * h_bb - h_ab * h_ab;
  Step step{-(h_bb * g_a - h_ab * g_b) / determinant, -(h_aa * g_b - h_ab * g_a) / determinant, 0};
  step.decrease = g_a * step.slope + g_b * step.intercept;
  return step;
}

}  // namespace

Calibration fit_calibration(std::span<const double> scores, std::span<const Label> labels) {
  constexpr int kMaxIterations = 100;
  constexpr double kConverged = 1e-10;
  const Targets targets = smoothed_targets(labels);
  Calibration at{0, 0};
  double value = loss(at, scores, labels, targets);
  for (int i = 0; i < kMaxIterations; ++i) {
    const Step step = newton_step(at, scores, labels, targets);
    if (!std::isfinite(step.decrease) || -step.decrease < kConverged) break;
    double length = 1;
    Calibration next;
    double next_value = 0;
    do {
      next = {at.slope + length * step.slope, at.intercept + length * step.intercept};
      next_value = loss(next, scores, labels, targets);
      length /= 2;
    } while (next_value > value + 1e-4 * length * step.decrease && length > 1e-10);
    if (next_value >= value) break;
    at = next;
    value = next_value;
  }
  if (at.slope < 0) return {0, log_class_odds(labels)};
  return at;
}

}  // namespace furui
