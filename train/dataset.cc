#include "train/dataset.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "base/error.h"
#include "data/digest.h"

namespace furui {
namespace {

struct KeyIdentity {
  std::size_t operator()(FeatureKey key) const { return static_cast<std::size_t>(key); }
};

/// What is known of a feature while mails come in.
struct Column {
  FeatureKey key = 0;
  FeatureGroup group = FeatureGroup::words;
  std::uint32_t count = 0;
  std::string name;  // taken at the min_count-th mail, so that rare features cost no name
};

/// Takes mails in their order, whichever thread made their features.
class DatasetBuilder {
 public:
  DatasetBuilder(std::uint32_t min_count, CorpusNotes& notes)
      : min_count_(min_count), notes_(notes) {}

  void take(FeaturizedMail& mail);
  Dataset finish();

 private:
  struct Row {
    std::string name;
    Label label;
    std::uint64_t group = 0;
    MailFacts facts;
    bool left_out = false;
    std::vector<std::pair<std::uint32_t, float>> cells;  // column in order of appearance, value
  };

  bool is_new(const FeaturizedMail& mail);
  std::vector<std::uint32_t> kept_columns() const;
  std::int32_t renumber_cells(const std::vector<std::uint32_t>& place);
  static void move_row(Row& row, Dataset& dataset);

  static constexpr std::uint32_t kDropped = UINT32_MAX;  // no place: a column not kept

  std::uint32_t min_count_;
  CorpusNotes& notes_;
  std::vector<Row> rows_;
  std::vector<Column> columns_;
  tsl::robin_map<FeatureKey, std::uint32_t, KeyIdentity> column_of_key_;
  std::unordered_map<Digest, std::size_t, DigestHash> row_of_digest_;
};

bool DatasetBuilder::is_new(const FeaturizedMail& mail) {
  const auto [place, inserted] = row_of_digest_.try_emplace(mail.digests.content, rows_.size());
  if (inserted) return true;
  Row& first = rows_[place->second];
  if (first.label == mail.labelled.label) {
    ++notes_.repeated;
  } else {
    notes_.contradicting.emplace_back(first.name, mail.labelled.mail.name);
    first.left_out = true;
  }
  return false;
}

void DatasetBuilder::take(FeaturizedMail& mail) {
  if (!is_new(mail)) return;
  Row row{std::move(mail.labelled.mail.name),
          mail.labelled.label,
          mail.digests.body.low,
          std::move(mail.facts),
          false,
          {}};
  row.cells.reserve(mail.features.size());
  for (std::size_t i = 0; i < mail.features.size(); ++i) {
    const Feature& feature = mail.features[i];
    const auto [place, inserted] =
        column_of_key_.try_emplace(feature.key, static_cast<std::uint32_t>(columns_.size()));
    if (inserted) columns_.push_back({feature.key, mail.groups[i], 0, {}});
    Column& column = columns_[place->second];
    if (++column.count == min_count_) column.name = mail.names[i];
    row.cells.emplace_back(place->second, feature.value);
  }
  rows_.push_back(std::move(row));
}

/// Columns common enough once contradicting mails are gone, by ascending key.
std::vector<std::uint32_t> DatasetBuilder::kept_columns() const {
  std::vector<std::uint32_t> counts(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) counts[i] = columns_[i].count;
  for (const Row& row : rows_) {
    if (!row.left_out) continue;
    for (const auto& [column, value] : row.cells) --counts[column];
  }
  std::vector<std::uint32_t> kept;
  for (std::uint32_t i = 0; i < columns_.size(); ++i) {
    if (counts[i] >= min_count_) kept.push_back(i);
  }
  std::sort(kept.begin(), kept.end(),
            [&](std::uint32_t a, std::uint32_t b) { return columns_[a].key < columns_[b].key; });
  return kept;
}

/// Leaves of each row the cells whose column has a place, at that place, ascending. Gives how many
/// there are in all.
std::int32_t DatasetBuilder::renumber_cells(const std::vector<std::uint32_t>& place) {
  std::uint64_t cells_in_all = 0;
  for (Row& row : rows_) {
    std::erase_if(row.cells, [&](const auto& cell) { return place[cell.first] == kDropped; });
    for (auto& cell : row.cells) cell.first = place[cell.first];
    std::sort(row.cells.begin(), row.cells.end());
    cells_in_all += row.cells.size();
  }
  if (cells_in_all > std::numeric_limits<std::int32_t>::max()) {
    throw Error("mails", "have more features in all than fit into one training",
                "train on fewer, or read them once with --algorithm online");
  }
  return static_cast<std::int32_t>(cells_in_all);
}

void DatasetBuilder::move_row(Row& row, Dataset& dataset) {
  const auto index = static_cast<Eigen::Index>(dataset.labels.size());
  dataset.features.startVec(index);
  for (const auto& [column, value] : row.cells) {
    dataset.features.insertBackByOuterInner(index, static_cast<Eigen::Index>(column)) = value;
  }
  std::vector<std::pair<std::uint32_t, float>>().swap(row.cells);
  dataset.mail_names.push_back(std::move(row.name));
  dataset.labels.push_back(row.label);
  dataset.groups.push_back(row.group);
  dataset.facts.push_back(std::move(row.facts));
}

Dataset DatasetBuilder::finish() {
  column_of_key_.clear();
  row_of_digest_.clear();
  const std::vector<std::uint32_t> kept = kept_columns();
  std::vector<std::uint32_t> place(columns_.size(), kDropped);
  Dataset dataset;
  for (std::uint32_t i = 0; i < kept.size(); ++i) {
    place[kept[i]] = i;
    dataset.keys.push_back(columns_[kept[i]].key);
    dataset.names.append(columns_[kept[i]].name);
    dataset.column_groups.push_back(columns_[kept[i]].group);
  }
  columns_.clear();
  std::erase_if(rows_, [](const Row& row) { return row.left_out; });
  const std::int32_t cells = renumber_cells(place);
  dataset.features.resize(static_cast<Eigen::Index>(rows_.size()),
                          static_cast<Eigen::Index>(kept.size()));
  dataset.features.reserve(cells);
  for (Row& row : rows_) move_row(row, dataset);
  dataset.features.finalize();
  return dataset;
}

}  // namespace

Dataset extract_dataset(LabelledReader& reader, const MailGround& ground, const Recipe& recipe,
                        std::size_t threads, CorpusNotes& notes, const Progress& progress) {
  DatasetBuilder builder(recipe.min_count, notes);
  const MailSource source{[&](LabelledMail& mail) { return reader.next(mail); },
                          [&] { return reader.progress(); }};
  featurize_mails(
      source, ground, recipe, threads, [&](FeaturizedMail& mail) { builder.take(mail); }, progress);
  return builder.finish();
}

}  // namespace furui
