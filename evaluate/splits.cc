#include "evaluate/splits.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "train/held_out.h"
#include "train/near_duplicates.h"

namespace furui {
namespace {

/// Disjoint sets of rows (Tarjan 1975), paths halved on the way up.
class Families {
 public:
  explicit Families(std::size_t rows) : parent_(rows) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t head(std::size_t row) {
    while (parent_[row] != row) row = parent_[row] = parent_[parent_[row]];
    return row;
  }
  /// The smaller row becomes the head, so that the result does not depend on the order.
  void join(std::size_t a, std::size_t b) {
    a = head(a);
    b = head(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

/// Joins each row with the first one that had the same key.
class FirstOfKey {
 public:
  explicit FirstOfKey(Families& families) : families_(families) {}
  void add(std::uint64_t key, std::size_t row) {
    const auto [place, inserted] = first_.try_emplace(key, row);
    if (!inserted) families_.join(place->second, row);
  }

 private:
  Families& families_;
  std::unordered_map<std::uint64_t, std::size_t> first_;
};

std::vector<Eigen::Index> rows_by_time(const Dataset& data) {
  std::vector<Eigen::Index> rows;
  for (std::size_t row = 0; row < data.facts.size(); ++row) {
    if (data.facts[row].received) rows.push_back(static_cast<Eigen::Index>(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [&](Eigen::Index a, Eigen::Index b) {
    return *data.facts[static_cast<std::size_t>(a)].received <
           *data.facts[static_cast<std::size_t>(b)].received;
  });
  return rows;
}

}  // namespace

RelatedMails find_related_mails(const Dataset& data) {
  Families families(data.labels.size());
  FirstOfKey bodies(families);
  FirstOfKey threads(families);
  for (std::size_t row = 0; row < data.labels.size(); ++row) {
    bodies.add(data.groups[row], row);
    if (data.facts.empty()) continue;
    for (const std::uint64_t id : data.facts[row].thread) threads.add(id, row);
  }
  for (const NearDuplicates& pair : find_near_duplicates(data, kNearCopySimilarity)) {
    families.join(pair.first, pair.second);
  }
  RelatedMails related;
  std::vector<std::size_t> sizes(data.labels.size());
  for (std::size_t row = 0; row < data.labels.size(); ++row) {
    related.group.push_back(families.head(row));
    ++sizes[families.head(row)];
  }
  for (const std::size_t size : sizes) {
    related.largest = std::max(related.largest, size);
    if (size < 2) continue;
    ++related.groups;
    related.mails += size;
  }
  return related;
}

bool can_train(const Dataset& data, const Split& split) {
  const auto spam = static_cast<std::size_t>(std::count_if(
      split.train.begin(), split.train.end(),
      [&](Eigen::Index row) { return data.labels[static_cast<std::size_t>(row)] == Label::spam; }));
  return std::min(spam, split.train.size() - spam) >= kMinMailsPerClass;
}

TimeSplits time_splits(const Dataset& data, std::uint32_t parts) {
  const std::vector<Eigen::Index> rows = rows_by_time(data);
  const auto second = [&](std::size_t place) {
    return *data.facts[static_cast<std::size_t>(rows[place])].received;
  };
  TimeSplits result;
  result.undated = data.labels.size() - rows.size();
  result.only_trained = rows.size();
  std::size_t begin = 0;
  for (std::uint32_t part = 1; part <= parts; ++part) {
    std::size_t end = std::max(begin, rows.size() * part / parts);
    while (end > 0 && end < rows.size() && second(end) == second(end - 1)) ++end;
    const auto at = [&](std::size_t place) {
      return rows.begin() + static_cast<std::ptrdiff_t>(place);
    };
    Split split{{rows.begin(), at(begin)}, {at(begin), at(end)}};
    begin = end;
    if (split.test.empty() || !can_train(data, split)) continue;
    result.only_trained -= split.test.size();
    std::sort(split.train.begin(), split.train.end());
    std::sort(split.test.begin(), split.test.end());
    result.splits.push_back(std::move(split));
  }
  return result;
}

}  // namespace furui
