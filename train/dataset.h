// Labelled mails as numbers: one sparse row a mail over the features seen, and what the features
// are called.
#pragma once

#include <Eigen/SparseCore>
#include <cstdint>
#include <string>
#include <vector>

#include "base/label.h"
#include "data/labelled_mails.h"
#include "model/feature_space.h"
#include "model/featurizer.h"
#include "model/recipe.h"
#include "train/featurized_mails.h"

namespace furui {

/// Rows are mails, columns features; a value only where a mail has the feature.
using FeatureMatrix = Eigen::SparseMatrix<float, Eigen::RowMajor, std::int32_t>;

struct Dataset {
  std::vector<std::string> mail_names;  ///< by row
  std::vector<Label> labels;            ///< by row
  std::vector<std::uint64_t> groups;    ///< by row; equal for copies of one body
  std::vector<MailFacts> facts;         ///< by row; empty in a dataset not read from mails
  FeatureMatrix features;
  std::vector<FeatureKey> keys;  ///< by column, strictly ascending
  FeatureNames names;            ///< by column
  std::vector<FeatureGroup> column_groups;
};

/// What reading a corpus came upon besides mails to learn from.
struct CorpusNotes {
  std::uint64_t repeated = 0;  ///< the same mail again in its class; counted once
  /// Pairs of names: the same mail in both classes. Both are left out.
  std::vector<std::pair<std::string, std::string>> contradicting;
};

/// Reads all mails and makes their features, with as many threads as asked; the result is the same
/// for any number of them. Features in fewer than recipe.min_count mails are left out.
[[nodiscard]] Dataset extract_dataset(LabelledReader& reader, const MailGround& ground,
                                      const Recipe& recipe, std::size_t threads, CorpusNotes& notes,
                                      const Progress& progress);

}  // namespace furui
