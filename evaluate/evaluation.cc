#include "evaluate/evaluation.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include "score/scorer.h"
#include "signals/signal.h"

namespace furui {
namespace {

struct Item {
  LabelledMail labelled;
  Verdict verdict;
  std::vector<std::uint16_t> signals;
  double progress = 0;
};

using ItemPointer = std::shared_ptr<Item>;

constexpr std::size_t kItemsPerThread = 4;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// What each signal adds under a model.
std::vector<double> signal_log_odds(const Model& model) {
  const double scale = static_cast<double>(
      model.recipe.group_scales[static_cast<std::size_t>(FeatureGroup::signals)]);
  std::vector<double> log_odds;
  for (const SignalInfo& info : signal_table()) {
    const auto index = model.space.find(signal_key(info.name));
    log_odds.push_back(index ? model.calibration.slope * scale *
                                   static_cast<double>(model.weights[*index])
                             : kUnknown);
  }
  return log_odds;
}

/// The signal a column of a dataset is of, when it is one; those by value have no row of their own.
std::optional<std::uint16_t> signal_of_column(const Dataset& data, std::size_t column) {
  if (data.column_groups[column] != FeatureGroup::signals) return std::nullopt;
  const std::span<const SignalInfo> table = signal_table();
  for (std::size_t id = 0; id < table.size(); ++id) {
    if (data.names[column] == signal_feature_name(table[id].name)) {
      return static_cast<std::uint16_t>(id);
    }
  }
  return std::nullopt;
}

}  // namespace

Evaluation evaluate_model(const OpenedModel& opened, LabelledReader& reader, std::size_t threads,
                          const Progress& progress) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::enumerable_thread_specific<Scorer> scorers([&] { return Scorer(opened); });
  Evaluation evaluation{{}, signal_log_odds(opened.model())};
  const auto read = [&](tbb::flow_control& control) -> ItemPointer {
    auto item = std::make_shared<Item>();
    if (!reader.next(item->labelled)) {
      control.stop();
      return nullptr;
    }
    item->progress = reader.progress();
    return item;
  };
  const auto judge_mail = [&](const ItemPointer& item) {
    Scorer& scorer = scorers.local();
    item->verdict = scorer.score(item->labelled.mail.bytes);
    for (const Signal& signal : scorer.signals()) item->signals.push_back(signal.id);
    return item;
  };
  const auto take = [&](const ItemPointer& item) {
    evaluation.outcomes.push_back({std::move(item->labelled.mail.name), item->labelled.label,
                                   item->verdict, std::move(item->signals)});
    progress(item->progress);
  };
  tbb::parallel_pipeline(
      threads * kItemsPerThread,
      tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order, read) &
          tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::parallel, judge_mail) &
          tbb::make_filter<ItemPointer, void>(tbb::filter_mode::serial_in_order, take));
  return evaluation;
}

Evaluation evaluate_by_folds(const Dataset& data, const Recipe& recipe, std::uint32_t folds,
                             std::size_t threads, const Progress& progress) {
  const CrossValidation validation = cross_validate(data, recipe, folds, threads, progress);
  const auto scale =
      static_cast<double>(recipe.group_scales[static_cast<std::size_t>(FeatureGroup::signals)]);
  Evaluation evaluation{{}, std::vector<double>(signal_table().size(), kUnknown)};
  std::vector<std::optional<std::uint16_t>> signals(data.keys.size());
  for (std::size_t column = 0; column < signals.size(); ++column) {
    signals[column] = signal_of_column(data, column);
    if (!signals[column]) continue;
    evaluation.signal_log_odds[*signals[column]] =
        scale * validation.log_odds[static_cast<Eigen::Index>(column)];
  }
  for (const HeldOutScore& score : validation.scores) {
    const auto row = static_cast<std::size_t>(score.row);
    Outcome outcome{
        data.mail_names[row], data.labels[row], judge(score.log_odds, score.thresholds), {}};
    for (FeatureMatrix::InnerIterator cell(data.features, score.row); cell; ++cell) {
      const auto& signal = signals[static_cast<std::size_t>(cell.index())];
      if (signal) outcome.signals.push_back(*signal);
    }
    std::sort(outcome.signals.begin(), outcome.signals.end());
    evaluation.outcomes.push_back(std::move(outcome));
  }
  return evaluation;
}

}  // namespace furui
