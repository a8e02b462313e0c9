#include "train/feature_parts.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "signals/signal.h"

namespace furui {
namespace {

FeaturePart make_part(const Dataset& data, std::string name,
                      const std::function<bool(std::size_t)>& takes) {
  FeaturePart part{std::move(name), std::vector<bool>(data.keys.size()), 0};
  for (std::size_t column = 0; column < data.keys.size(); ++column) {
    part.columns[column] = takes(column);
    if (part.columns[column]) ++part.size;
  }
  return part;
}

/// The signal group of each signal by its feature name; a signal by value has many names.
std::map<std::string, SignalGroup, std::less<>> groups_by_name() {
  std::map<std::string, SignalGroup, std::less<>> groups;
  for (const SignalInfo& info : signal_table()) {
    groups.emplace(signal_feature_name(info.name), info.group);
  }
  return groups;
}

Dataset with_columns(const Dataset& data, const FeaturePart& part, bool inside) {
  Dataset kept;
  kept.mail_names = data.mail_names;
  kept.labels = data.labels;
  kept.groups = data.groups;
  kept.facts = data.facts;
  std::vector<Eigen::Index> place(data.keys.size(), -1);
  for (std::size_t column = 0; column < data.keys.size(); ++column) {
    if (part.columns[column] != inside) continue;
    place[column] = static_cast<Eigen::Index>(kept.keys.size());
    kept.keys.push_back(data.keys[column]);
    kept.names.append(data.names[column]);
    kept.column_groups.push_back(data.column_groups[column]);
  }
  kept.features.resize(data.features.rows(), static_cast<Eigen::Index>(kept.keys.size()));
  for (Eigen::Index row = 0; row < data.features.rows(); ++row) {
    kept.features.startVec(row);
    for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
      const Eigen::Index column = place[static_cast<std::size_t>(cell.index())];
      if (column >= 0) kept.features.insertBackByOuterInner(row, column) = cell.value();
    }
  }
  kept.features.finalize();
  return kept;
}

}  // namespace

std::vector<FeaturePart> feature_parts(const Dataset& data) {
  std::vector<FeaturePart> parts;
  for (std::size_t g = 0; g < kFeatureGroupCount; ++g) {
    const auto group = static_cast<FeatureGroup>(g);
    parts.push_back(
        make_part(data, std::string(feature_group_name(group)),
                  [&](std::size_t column) { return data.column_groups[column] == group; }));
  }
  const auto groups = groups_by_name();
  for (std::size_t g = 0; g < static_cast<std::size_t>(SignalGroup::count_); ++g) {
    const auto group = static_cast<SignalGroup>(g);
    parts.push_back(make_part(data, "signals: " + std::string(signal_group_name(group)),
                              [&](std::size_t column) {
                                const std::string_view name = data.names[column];
                                const auto found = groups.find(name.substr(0, name.find('=')));
                                return data.column_groups[column] == FeatureGroup::signals &&
                                       found != groups.end() && found->second == group;
                              }));
  }
  std::erase_if(parts, [](const FeaturePart& part) { return part.size == 0; });
  return parts;
}

Dataset only(const Dataset& data, const FeaturePart& part) {
  return with_columns(data, part, true);
}

Dataset without(const Dataset& data, const FeaturePart& part) {
  return with_columns(data, part, false);
}

Dataset with_rows(const Dataset& data, std::span<const Eigen::Index> rows) {
  Dataset kept;
  kept.keys = data.keys;
  kept.names = data.names;
  kept.column_groups = data.column_groups;
  kept.features.resize(static_cast<Eigen::Index>(rows.size()), data.features.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = static_cast<std::size_t>(rows[i]);
    kept.mail_names.push_back(data.mail_names[row]);
    kept.labels.push_back(data.labels[row]);
    kept.groups.push_back(data.groups[row]);
    if (!data.facts.empty()) kept.facts.push_back(data.facts[row]);
    kept.features.startVec(static_cast<Eigen::Index>(i));
    for (FeatureMatrix::InnerIterator cell(data.features, rows[i]); cell; ++cell) {
      kept.features.insertBackByOuterInner(static_cast<Eigen::Index>(i), cell.index()) =
          cell.value();
    }
  }
  kept.features.finalize();
  return kept;
}

}  // namespace furui
