// A dataset -> a model: fit, cross-validate, calibrate, choose thresholds.
#pragma once

#include <span>
#include <vector>

#include "model/model.h"
#include "train/dataset.h"
#include "train/held_out.h"
#include "train/linear.h"

namespace furui {

/// What a model said of a mail that it was not trained on.
struct HeldOutScore {
  Eigen::Index row = 0;
  double log_odds = 0;
  Thresholds thresholds;  ///< of the model that said it
};

/// How many folds mails of these labels can be parted into, at most `wanted`: no class has fewer
/// mails than folds.
[[nodiscard]] std::uint32_t possible_folds(std::span<const Label> labels, std::uint32_t wanted);

/// Trains on the whole dataset: calibration and thresholds come from scores cross-validated in
/// recipe.folds folds (fewer when a class has fewer mails). The result has everything but lists and
/// self-test, which need a dictionary. Throws Error when a class has under kMinMailsPerClass mails.
[[nodiscard]] Model train_model(const Dataset& data, const Recipe& recipe, std::size_t threads,
                                const Progress& progress);

/// What K models said, each of the mails that it was not trained on.
struct CrossValidation {
  std::vector<HeldOutScore> scores;  ///< by ascending row
  Eigen::VectorXd log_odds;          ///< by column: what a value of 1 adds, mean of the models
};

/// Gives each mail the log-odds of a model trained, calibrated and thresholded without its fold:
/// `folds` outer folds, the recipe's own cross-validation inside each.
[[nodiscard]] CrossValidation cross_validate(const Dataset& data, const Recipe& recipe,
                                             std::uint32_t folds, std::size_t threads,
                                             const Progress& progress);

}  // namespace furui
