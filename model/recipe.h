// How a mail becomes features and features became weights: everything that must be the same when
// a model scores as when it was trained.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/feature.h"
#include "tokenize/dictionary.h"
#include "tokenize/tokenizer.h"

namespace furui {

/// Part of a recipe: change it when the same tokens and signals would give other features.
inline constexpr int kFeaturizerVersion = 2;

/// The learners of train/. Numbers stand in model files.
enum class Algorithm : std::uint8_t {
  naive_bayes,
  logistic_regression,
  bernoulli_naive_bayes,
  complement_naive_bayes,
  l1_logistic_regression,
  online,
  fused,
  weighted_logistic_regression,
  count_
};

[[nodiscard]] std::string_view algorithm_name(Algorithm algorithm);

/// The versions of the code that makes features. A model of other versions is refused.
struct RecipeVersions {
  std::int32_t limits = 0;
  std::int32_t normalize = 0;
  std::int32_t tokenizer = 0;
  std::int32_t signals = 0;
  std::int32_t featurizer = 0;

  friend bool operator==(const RecipeVersions&, const RecipeVersions&) = default;
};

/// The versions of this program.
[[nodiscard]] RecipeVersions current_versions();

/// The Euclidean length of each group's part of a feature vector. Signals are not normalised: each
/// has this value, however many others fire.
using GroupScales = std::array<float, kFeatureGroupCount>;

/// Chosen by cross-validation on three corpora (docs/evaluation.md): the best of few, not a fine
/// optimum, for they differ.
inline constexpr GroupScales kDefaultGroupScales = {1.0F, 1.0F, 0.7F, 0.5F, 0.5F, 0.35F, 1.0F};

struct Recipe {
  RecipeVersions versions = current_versions();
  DictionaryIdentity dictionary;  ///< empty name when tokenizer.words is false
  TokenizerOptions tokenizer;
  bool byte_ngrams = false;    ///< of the raw header and the body's beginning
  bool log_frequency = false;  ///< a feature that stands n times has 1 + ln n, not 1
  bool group_lengths = true;   ///< groups are brought to the lengths of group_scales
  GroupScales group_scales = kDefaultGroupScales;

  Algorithm algorithm = Algorithm::fused;
  std::uint32_t min_count = 2;   ///< mails a feature must stand in
  double regularization = 1000;  ///< C of logistic regression: weight of the loss against |w|^2/2
  double smoothing = 0.1;        ///< of naive Bayes, in mails a feature
  bool bounded_signals = true;   ///< accusing signals may not speak for ham
  bool balance_classes =
      false;                ///< learners hear both classes equally, however many mails each has
  double spam_share = 0;    ///< of the mail to be judged; 0: as in training
  std::uint32_t folds = 5;  ///< of the cross-validation behind calibration and thresholds
  std::uint64_t seed = 1;
  double max_false_positive_rate = 0.001;

  std::vector<std::string> authserv_ids;  ///< trusted besides the receiving host
  bool address_files = false;             ///< trained with files that tell where an address is
};

}  // namespace furui
