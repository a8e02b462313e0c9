#include "evaluate/splits.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "data/near_duplicates.h"
#include "train/held_out.h"

namespace furui {
namespace {

/// The keys of a row's words and n-grams; columns, and so keys, ascend.
Elements text_keys(const Dataset& data, std::size_t row) {
  Elements keys;
  for (FeatureMatrix::InnerIterator cell(data.features, static_cast<Eigen::Index>(row)); cell;
       ++cell) {
    const auto column = static_cast<std::size_t>(cell.index());
    const FeatureGroup group = data.column_groups[column];
    if (group != FeatureGroup::words && group != FeatureGroup::ngrams) continue;
    keys.push_back(data.keys[column]);
  }
  return keys;
}

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

std::vector<NearDuplicates> find_near_duplicates(const Dataset& data, double min_similarity) {
  return find_near_duplicates(
      data.labels.size(), [&](std::size_t row) { return text_keys(data, row); }, min_similarity);
}

RelatedMails find_related_mails(const Dataset& data) {
  Relations relations(data.labels.size());
  relations.add_bodies(data.groups);
  for (std::size_t row = 0; row < data.facts.size(); ++row) {
    relations.add_thread(row, data.facts[row].thread);
  }
  relations.add_pairs(find_near_duplicates(data, kNearCopySimilarity));
  return relations.finish();
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

KindSplits kind_splits(const Dataset& data, std::span<const std::string> kinds) {
  const std::vector<std::uint64_t> group = find_related_mails(data).group;
  std::map<std::string_view, std::vector<std::size_t>> rows_of;
  for (std::size_t row = 0; row < kinds.size(); ++row) rows_of[kinds[row]].push_back(row);
  KindSplits result;
  for (const auto& [kind, tested] : rows_of) {
    if (kind.empty()) {
      result.without_kind = tested.size();
      continue;
    }
    std::unordered_set<std::uint64_t> related;
    Split split;
    for (const std::size_t row : tested) {
      related.insert(group[row]);
      split.test.push_back(static_cast<Eigen::Index>(row));
    }
    for (std::size_t row = 0; row < kinds.size(); ++row) {
      if (!related.contains(group[row])) split.train.push_back(static_cast<Eigen::Index>(row));
    }
    if (can_train(data, split)) {
      result.splits.push_back(std::move(split));
    } else {
      result.untested += tested.size();
    }
  }
  return result;
}

}  // namespace furui
