// Which mails belong together, so that a test must not have one of them on each side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "data/near_duplicates.h"

namespace furui {

/// Mails in groups that must not be parted.
struct RelatedMails {
  std::vector<std::uint64_t> group;  ///< by mail: the first mail of its group
  std::size_t groups = 0;            ///< of more than one mail
  std::size_t mails = 0;             ///< in these
  std::size_t largest = 0;           ///< mails in the largest; 1 when there is none
};

/// Collects who is related to whom; what is related through a third is related. Disjoint sets
/// (Tarjan 1975), so time is as good as linear.
class Relations {
 public:
  explicit Relations(std::size_t mails);

  /// Relates mails whose bodies are equal, by mail.
  void add_bodies(std::span<const std::uint64_t> bodies);

  /// Relates a mail with all that have one of these thread hashes (MailFacts::thread).
  void add_thread(std::size_t mail, std::span<const std::uint64_t> thread);

  void add_pairs(std::span<const NearDuplicates> pairs);

  [[nodiscard]] RelatedMails finish();

 private:
  using FirstOfKey = std::unordered_map<std::uint64_t, std::size_t>;

  std::size_t head(std::size_t mail);
  void join(std::size_t a, std::size_t b);
  void join_first(FirstOfKey& first, std::uint64_t key, std::size_t mail);

  std::vector<std::size_t> parent_;
  FirstOfKey first_of_body_;
  FirstOfKey first_of_thread_;
};

}  // namespace furui
