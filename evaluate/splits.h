// Which mails may stand on which side of a test: folds that keep relatives together, and the past
// against the future.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "train/dataset.h"
#include "train/train_model.h"

namespace furui {

/// Mails in groups that must not be parted.
struct RelatedMails {
  std::vector<std::uint64_t> group;  ///< by row
  std::size_t groups = 0;            ///< of more than one mail
  std::size_t mails = 0;             ///< in these
  std::size_t largest = 0;           ///< mails in the largest; 1 when there is none
};

/// Words and n-grams that near copies share at least.
inline constexpr double kNearCopySimilarity = 0.8;

/// Groups mails with the same body, near copies (find_near_duplicates) and mails of one thread, and
/// what is related through a third.
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

}  // namespace furui
