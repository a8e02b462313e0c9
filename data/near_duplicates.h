// Mails that are nearly the same: one campaign with other names and numbers in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace furui {

/// Two mails and how much they share of what they are made of.
struct NearDuplicates {
  std::size_t first = 0;
  std::size_t second = 0;
  double similarity = 0;  ///< Jaccard: elements in both by elements in any
};

/// What near copies share at least.
inline constexpr double kNearCopySimilarity = 0.8;

/// What a mail is made of: hashes, ascending, each once.
using Elements = std::vector<std::uint64_t>;

/// Finds pairs of mails whose elements are at least `min_similarity` alike, by MinHash with
/// locality-sensitive hashing (Broder 1997, "On the resemblance and containment of documents"): a
/// pair just above 0.8 is found with a probability of 0.98, one of 0.7 with 0.89; every pair given
/// is counted exactly. Of a crowd of copies each is paired with the first alone; mails of under 20
/// elements say too little to be called alike. `elements_of` is asked for mails 0 to `mails` - 1.
/// Time is linear in the elements but for the pairs found.
[[nodiscard]] std::vector<NearDuplicates> find_near_duplicates(
    std::size_t mails, const std::function<Elements(std::size_t mail)>& elements_of,
    double min_similarity);

}  // namespace furui
