// What a number means: weights over a feature space, calibrated to a probability.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/feature.h"
#include "model/feature_space.h"
#include "model/learned_mails.h"
#include "model/recipe.h"
#include "signals/lists.h"

namespace furui {

/// Platt's sigmoid: calibrated log-odds = slope * score + intercept, fitted on cross-validated
/// scores (Platt 1999; Lin, Lin and Weng 2007).
struct Calibration {
  double slope = 1;
  double intercept = 0;
};

/// Log-odds at which a verdict turns (probabilities round to 1 above 37). Chosen in train, used
/// only by judge (score/verdict.h).
struct Thresholds {
  double ham_below = 0;  ///< below: ham
  double spam_from = 0;  ///< at or above: spam; between them: unsure
};

/// What training saw and what cross-validation measured, for furui-model info.
struct TrainingSummary {
  std::uint64_t ham_mails = 0;
  std::uint64_t spam_mails = 0;
  std::uint64_t ham_called_spam = 0;  ///< of the cross-validation, at the thresholds
  std::uint64_t ham_unsure = 0;
  std::uint64_t spam_called_ham = 0;
  std::uint64_t spam_unsure = 0;
  double roc_area = 0;              ///< of the cross-validation
  double false_positive_bound = 1;  ///< upper end of the rate's 95 % interval (Clopper-Pearson)
};

struct Model {
  Recipe recipe;
  ListTexts lists;
  FeatureSpace space;
  FeatureNames names;                                          ///< empty when loaded without names
  Eigen::VectorXf weights;                                     ///< by index of space
  Eigen::Matrix<std::uint32_t, Eigen::Dynamic, 1> ham_counts;  ///< mails with the feature
  Eigen::Matrix<std::uint32_t, Eigen::Dynamic, 1> spam_counts;
  double bias = 0;
  Calibration calibration;
  Thresholds thresholds;
  TrainingSummary summary;
  std::vector<double> self_test;  ///< expected log-odds of self_test_mails()
  LearnedMails learned;           ///< empty when loaded without names
  std::uint64_t identity = 0;     ///< checksum of the file it came from; 0 before it is written

  /// Gives the calibrated log-odds ln(P(spam) / P(ham)); features the model does not know count 0.
  [[nodiscard]] double log_odds(std::span<const Feature> features) const;
};

/// 1 / (1 + e^-x).
[[nodiscard]] double probability_of(double log_odds);

}  // namespace furui
