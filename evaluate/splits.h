// Which mails may stand on which side of a test: folds that keep relatives together, and the past
// against the future.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/related_mails.h"
#include "train/dataset.h"
#include "train/train_model.h"

namespace furui {

/// Finds rows alike by their words and n-grams.
[[nodiscard]] std::vector<NearDuplicates> find_near_duplicates(const Dataset& data,
                                                               double min_similarity);

/// Groups mails with the same body, near copies (kNearCopySimilarity of words and n-grams) and
/// mails of one thread, and what is related through a third.
[[nodiscard]] RelatedMails find_related_mails(const Dataset& data);

/// Tells whether a split trains on kMinMailsPerClass mails of each class at least.
[[nodiscard]] bool can_train(const Dataset& data, const Split& split);

/// Splits along the time.
struct TimeSplits {
  std::vector<Split> splits;     ///< of each, all that is trained on is older than what is tested
  std::size_t undated = 0;       ///< mails without a Received date, left out
  std::size_t only_trained = 0;  ///< the oldest mails, before which too few of a class had come
};

/// Sorts mails by their topmost Received date into `parts` parts of equal size; each part is tested
/// by a model trained on all before it, from when on these have kMinMailsPerClass mails of each
/// class. Mails of one second stay in one part.
[[nodiscard]] TimeSplits time_splits(const Dataset& data, std::uint32_t parts);

/// Splits along kinds of mail.
struct KindSplits {
  std::vector<Split> splits;     ///< one a kind, in the order of the kinds' names
  std::size_t without_kind = 0;  ///< mails of no kind, trained on and not tested
  std::size_t untested = 0;      ///< mails of kinds without which too few of a class are left
};

/// Tests the mails of each of `kinds` (by row; empty for mails of none) by a model trained on all
/// mails of other kinds and of none, but for those that are related to the tested ones
/// (find_related_mails).
[[nodiscard]] KindSplits kind_splits(const Dataset& data, std::span<const std::string> kinds);

}  // namespace furui
