// A dataset -> a model: fit, cross-validate, calibrate, choose thresholds.
#pragma once

#include <span>
#include <vector>

#include "model/model.h"
#include "train/dataset.h"
#include "train/held_out.h"
#include "train/linear.h"

namespace furui {

/// A column and what it adds to a mail's log-odds.
struct ColumnPart {
  Eigen::Index column = 0;
  double log_odds = 0;
};

/// What a model said of a mail that it was not trained on.
struct HeldOutScore {
  Eigen::Index row = 0;
  double log_odds = 0;
  Thresholds thresholds;  ///< of the model that said it
  /// Of a mail not called what it is: the columns that moved it most, largest first.
  std::vector<ColumnPart> reasons = {};
};

/// How many reasons are kept of a mail.
inline constexpr std::size_t kMaxReasons = 10;

/// Rows to train on, and rows to test on; both ascending.
struct Split {
  std::vector<Eigen::Index> train;
  std::vector<Eigen::Index> test;
};

/// How many folds mails of these labels can be parted into, at most `wanted`: no class has fewer
/// mails than folds.
[[nodiscard]] std::uint32_t possible_folds(std::span<const Label> labels, std::uint32_t wanted);

/// Trains on the whole dataset: calibration and thresholds come from scores cross-validated in
/// recipe.folds folds (fewer when a class has fewer mails). The result has everything but lists and
/// self-test, which need a dictionary. Throws Error when a class has under kMinMailsPerClass mails.
[[nodiscard]] Model train_model(const Dataset& data, const Recipe& recipe, std::size_t threads,
                                const Progress& progress);

/// Parts the rows of a dataset into `count` folds by `seed`, mails of one of `groups` together;
/// each fold is tested by a model trained on all others.
[[nodiscard]] std::vector<Split> fold_splits(const Dataset& data,
                                             std::span<const std::uint64_t> groups,
                                             std::uint32_t count, std::uint64_t seed);

/// What models said, each of mails that it was not trained on.
struct CrossValidation {
  std::vector<HeldOutScore> scores;  ///< of the rows tested, ascending
  Eigen::VectorXd log_odds;          ///< by column: what a value of 1 adds, mean of the models
};

/// For each split, gives the rows to test the log-odds of a model trained, calibrated and
/// thresholded on the rows to train, with the recipe's own cross-validation among these. No row may
/// be tested twice. Throws Error when a split trains on too few mails of a class.
[[nodiscard]] CrossValidation cross_validate(const Dataset& data, const Recipe& recipe,
                                             std::span<const Split> splits, std::size_t threads,
                                             const Progress& progress);

}  // namespace furui
