// What a corpus is made of: counts by class, for people who must know before they train on it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/label.h"
#include "data/digest.h"
#include "mail/mail.h"

namespace furui {

/// Mails by class: ham, spam, unlabelled.
using ClassCounts = std::array<std::uint64_t, 3>;

/// Place of a label in ClassCounts.
[[nodiscard]] std::size_t class_of(std::optional<Label> label);

/// One question and how often each answer was seen.
struct StatsTable {
  struct Row {
    std::string value;
    ClassCounts mails{};
  };
  std::string name;  ///< "declared charset"
  std::vector<Row> rows;
  std::uint64_t left_out = 0;  ///< answers beyond the rows asked for
};

/// Counts mails one by one; memory grows with different answers and a digest a mail.
class CorpusStats {
 public:
  /// `mail` is what parse_mail makes of `bytes`.
  void add(std::string_view bytes, const Mail& mail, std::optional<Label> label);

  /// What was found, answers in their own order (years, sizes) or most frequent first, at most
  /// `max_rows` of these a table.
  [[nodiscard]] std::vector<StatsTable> tables(std::size_t max_rows) const;

 private:
  using Counts = std::map<std::string, ClassCounts, std::less<>>;
  struct Copies {
    std::array<bool, 3> seen{};
  };

  void count(std::string_view table, std::string_view value, std::size_t of_class);
  void count_copies(std::string_view bytes, std::size_t of_class);

  std::map<std::string, Counts, std::less<>> tables_;
  std::unordered_map<Digest, Copies, DigestHash> contents_;
  std::unordered_map<Digest, Copies, DigestHash> bodies_;
};

/// For people: a column for each class that has mails.
[[nodiscard]] std::string stats_text(std::span<const StatsTable> tables);

/// For programs: {"declared charset": {"utf-8": {"ham": 3, "spam": 5}, ...}, ...}.
[[nodiscard]] std::string stats_json(std::span<const StatsTable> tables);

}  // namespace furui
