// Parts of a dataset: some of its features, to tell what they are worth; some of its mails.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "train/dataset.h"

namespace furui {

/// A set of features with a name: a feature group, or the signals of one signal group.
struct FeaturePart {
  std::string name;           ///< "ngrams", "signals: sender"
  std::vector<bool> columns;  ///< by column of the dataset
  std::size_t size = 0;       ///< features in it
};

/// Gives every part of which the dataset has features, groups first.
[[nodiscard]] std::vector<FeaturePart> feature_parts(const Dataset& data);

/// Gives the dataset with the part's features alone, or without them. Lengths of the feature groups
/// stay as they were, for a part is a whole group or signals, which are not normalised.
[[nodiscard]] Dataset only(const Dataset& data, const FeaturePart& part);
[[nodiscard]] Dataset without(const Dataset& data, const FeaturePart& part);

/// Gives the dataset of some rows, in their order, with all its columns.
[[nodiscard]] Dataset with_rows(const Dataset& data, std::span<const Eigen::Index> rows);

}  // namespace furui
