// Mails that are nearly the same: one campaign with other names and numbers in it.
#pragma once

#include <cstddef>
#include <vector>

#include "train/dataset.h"

namespace furui {

/// Two rows of a dataset and how much of their words and n-grams they share.
struct NearDuplicates {
  std::size_t first = 0;
  std::size_t second = 0;
  double similarity = 0;  ///< Jaccard: features in both by features in any
};

/// Finds pairs of rows whose words and n-grams are at least `min_similarity` alike, by MinHash with
/// locality-sensitive hashing (Broder 1997, "On the resemblance and containment of documents"): a
/// pair just above 0.8 is found with a probability of 0.98, every pair given is counted exactly. Of
/// a crowd of copies each is paired with the first alone. Time is linear in the features but for
/// the pairs found.
[[nodiscard]] std::vector<NearDuplicates> find_near_duplicates(const Dataset& data,
                                                               double min_similarity);

}  // namespace furui
