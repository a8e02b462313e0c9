#include "model/model.h"

#include <cmath>

namespace furui {

double Model::log_odds(std::span<const Feature> features) const {
  double score = bias;
  for (const Feature& feature : features) {
    if (const auto index = space.find(feature.key)) {
      score += static_cast<double>(weights[*index]) * static_cast<double>(feature.value);
    }
  }
  return calibration.slope * score + calibration.intercept;
}

double probability_of(double log_odds) {
  return 1.0 / (1.0 + std::exp(-log_odds));
}

}  // namespace furui
