// A labelled corpus cut into a part to train on and a part to test on, as two index files; no mail
// is copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "data/corpus_mails.h"

namespace furui {

/// Numbers of mails, ascending.
struct CorpusSplit {
  std::vector<std::size_t> train;
  std::vector<std::size_t> test;
  std::size_t undated = 0;  ///< mails without a Received date, left out (by time)
  std::size_t related = 0;  ///< newer mails related to older ones, left out (by time)
};

/// Draws about `test_share` of each class by `seed`, related mails together (relate).
[[nodiscard]] CorpusSplit split_at_random(const std::vector<CorpusMail>& mails, double test_share,
                                          std::uint64_t seed);

/// Tests on the newest `test_share` of the mails by their topmost Received field, mails of one
/// second together; what is newer and related to something older is left out.
[[nodiscard]] CorpusSplit split_by_time(const std::vector<CorpusMail>& mails, double test_share);

/// Writes lines "ham PATH" or "spam PATH", each path as it is from the folder of `index_path`, so
/// that folder and mails may move together; absolute ones stay so. Throws Error when a mail cannot
/// be named (one of an mbox, a line end in its name) or the file not be written.
void write_index(const std::string& index_path, const std::vector<CorpusMail>& mails,
                 const std::vector<std::size_t>& chosen);

/// How many mails came where, for people.
[[nodiscard]] std::string split_text(const CorpusSplit& split);

}  // namespace furui
