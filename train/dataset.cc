#include "train/dataset.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tsl/robin_map.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <unordered_map>

#include "data/digest.h"
#include "model/featurizer.h"

namespace furui {
namespace {

/// One mail on its way through the pipeline.
struct Item {
  LabelledMail labelled;
  double progress = 0;
  MailDigests digests;
  std::vector<Feature> features;
  FeatureNames names;  // of features, in step
};

struct KeyIdentity {
  std::size_t operator()(FeatureKey key) const { return static_cast<std::size_t>(key); }
};

/// What is known of a feature while mails come in.
struct Column {
  FeatureKey key = 0;
  std::uint32_t count = 0;
  std::string name;  // taken at the min_count-th mail, so that rare features cost no name
};

/// Takes mails in their order, whichever thread made their features.
class DatasetBuilder {
 public:
  DatasetBuilder(std::uint32_t min_count, CorpusNotes& notes)
      : min_count_(min_count), notes_(notes) {}

  void take(Item& item);
  Dataset finish();

 private:
  struct Row {
    std::string name;
    Label label;
    std::uint64_t group = 0;
    bool left_out = false;
    std::vector<std::pair<std::uint32_t, float>> cells;  // column in order of appearance, value
  };

  bool is_new(const Item& item);
  std::vector<std::uint32_t> kept_columns() const;

  std::uint32_t min_count_;
  CorpusNotes& notes_;
  std::vector<Row> rows_;
  std::vector<Column> columns_;
  tsl::robin_map<FeatureKey, std::uint32_t, KeyIdentity> column_of_key_;
  std::unordered_map<Digest, std::size_t, DigestHash> row_of_digest_;
};

bool DatasetBuilder::is_new(const Item& item) {
  const auto [place, inserted] = row_of_digest_.try_emplace(item.digests.content, rows_.size());
  if (inserted) return true;
  Row& first = rows_[place->second];
  if (first.label == item.labelled.label) {
    ++notes_.repeated;
  } else {
    notes_.contradicting.emplace_back(first.name, item.labelled.mail.name);
    first.left_out = true;
  }
  return false;
}

void DatasetBuilder::take(Item& item) {
  if (!is_new(item)) return;
  Row row{
      std::move(item.labelled.mail.name), item.labelled.label, item.digests.body.low, false, {}};
  row.cells.reserve(item.features.size());
  for (std::size_t i = 0; i < item.features.size(); ++i) {
    const Feature& feature = item.features[i];
    const auto [place, inserted] =
        column_of_key_.try_emplace(feature.key, static_cast<std::uint32_t>(columns_.size()));
    if (inserted) columns_.push_back({feature.key, 0, {}});
    Column& column = columns_[place->second];
    if (++column.count == min_count_) column.name = item.names[i];
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

Dataset DatasetBuilder::finish() {
  column_of_key_.clear();
  row_of_digest_.clear();
  const std::vector<std::uint32_t> kept = kept_columns();
  constexpr std::uint32_t kDropped = UINT32_MAX;
  std::vector<std::uint32_t> place(columns_.size(), kDropped);
  Dataset dataset;
  for (std::uint32_t i = 0; i < kept.size(); ++i) {
    place[kept[i]] = i;
    dataset.keys.push_back(columns_[kept[i]].key);
    dataset.names.append(columns_[kept[i]].name);
  }
  columns_.clear();
  std::erase_if(rows_, [](const Row& row) { return row.left_out; });
  std::vector<std::int64_t> sizes(rows_.size());
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    auto& cells = rows_[r].cells;
    std::erase_if(cells, [&](const auto& cell) { return place[cell.first] == kDropped; });
    for (auto& cell : cells) cell.first = place[cell.first];
    std::sort(cells.begin(), cells.end());
    sizes[r] = static_cast<std::int64_t>(cells.size());
  }
  dataset.features.resize(static_cast<Eigen::Index>(rows_.size()),
                          static_cast<Eigen::Index>(kept.size()));
  dataset.features.reserve(std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}));
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const auto index = static_cast<Eigen::Index>(r);
    dataset.features.startVec(index);
    for (const auto& [column, value] : rows_[r].cells) {
      dataset.features.insertBackByOuterInner(index, column) = value;
    }
    std::vector<std::pair<std::uint32_t, float>>().swap(rows_[r].cells);
    dataset.mail_names.push_back(std::move(rows_[r].name));
    dataset.labels.push_back(rows_[r].label);
    dataset.groups.push_back(rows_[r].group);
  }
  dataset.features.finalize();
  return dataset;
}

void featurize(Item& item, Featurizer& featurizer) {
  item.digests = digest_mail(item.labelled.mail.bytes);
  const std::span<const Feature> features = featurizer.features(item.labelled.mail.bytes);
  item.features.assign(features.begin(), features.end());
  for (const Feature& feature : features) item.names.append(featurizer.name(feature));
  std::string().swap(item.labelled.mail.bytes);
}

/// Mails in flight: enough to keep threads busy, few enough that large ones do not add up.
constexpr std::size_t kItemsPerThread = 4;

}  // namespace

Dataset extract_dataset(LabelledReader& reader, const Dictionary* dictionary, const Lists& lists,
                        const Recipe& recipe, std::size_t threads, CorpusNotes& notes,
                        const Progress& progress) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::enumerable_thread_specific<Featurizer> featurizers(
      [&] { return Featurizer(dictionary, lists, recipe); });
  DatasetBuilder builder(recipe.min_count, notes);

  const auto read = [&](tbb::flow_control& control) -> std::shared_ptr<Item> {
    auto item = std::make_shared<Item>();
    if (!reader.next(item->labelled)) {
      control.stop();
      return nullptr;
    }
    item->progress = reader.progress();
    return item;
  };
  const auto make_features = [&](const std::shared_ptr<Item>& item) {
    featurize(*item, featurizers.local());
    return item;
  };
  const auto take = [&](const std::shared_ptr<Item>& item) {
    builder.take(*item);
    progress(item->progress);
  };
  tbb::parallel_pipeline(
      threads * kItemsPerThread,
      tbb::make_filter<void, std::shared_ptr<Item>>(tbb::filter_mode::serial_in_order, read) &
          tbb::make_filter<std::shared_ptr<Item>, std::shared_ptr<Item>>(tbb::filter_mode::parallel,
                                                                         make_features) &
          tbb::make_filter<std::shared_ptr<Item>, void>(tbb::filter_mode::serial_in_order, take));
  return builder.finish();
}

}  // namespace furui
