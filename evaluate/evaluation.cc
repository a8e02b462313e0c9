#include "evaluate/evaluation.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include "evaluate/signal_columns.h"
#include "score/scorer.h"
#include "signals/named_brand.h"
#include "signals/signal.h"

namespace furui {
namespace {

struct Item {
  LabelledMail labelled;
  Outcome outcome;
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

/// By column of a dataset: the signal it is of, when it is one.
std::vector<std::optional<std::uint16_t>> signals_by_column(const Dataset& data) {
  const SignalColumns signals;
  std::vector<std::optional<std::uint16_t>> ids(data.keys.size());
  for (std::size_t column = 0; column < ids.size(); ++column) {
    if (data.column_groups[column] != FeatureGroup::signals) continue;
    ids[column] = signals.find(data.names[column]);
  }
  return ids;
}

void judge_mail(Item& item, Scorer& scorer, const OpenedModel& opened) {
  const std::string& bytes = item.labelled.mail.bytes;
  Outcome& outcome = item.outcome;
  outcome.name = std::move(item.labelled.mail.name);
  outcome.label = item.labelled.label;
  outcome.verdict = scorer.score(bytes);
  for (const Signal& signal : scorer.signals()) outcome.signals.push_back(signal.id);
  outcome.facts = facts_of(scorer.mail());
  outcome.facts.brand = named_brand(scorer.mail(), opened.lists());
  const bool with_reasons = opened.model().names.size() > 0;
  if (with_reasons && !is_called_right(outcome.label, outcome.verdict.kind)) {
    outcome.reasons = scorer.explain(bytes).contributions;
    outcome.reasons.resize(std::min(outcome.reasons.size(), kMaxReasons));
    outcome.reasons.shrink_to_fit();
  }
  std::string().swap(item.labelled.mail.bytes);
}

std::vector<Contribution> named(const std::vector<ColumnPart>& reasons, const Dataset& data) {
  std::vector<Contribution> contributions;
  for (const ColumnPart& part : reasons) {
    const auto column = static_cast<std::size_t>(part.column);
    contributions.push_back({std::string(data.names[column]), {}, part.log_odds});
  }
  return contributions;
}

}  // namespace

Evaluation empty_evaluation() {
  return {{}, std::vector<double>(signal_table().size(), kUnknown)};
}

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
  const auto judge = [&](const ItemPointer& item) {
    judge_mail(*item, scorers.local(), opened);
    return item;
  };
  const auto take = [&](const ItemPointer& item) {
    evaluation.outcomes.push_back(std::move(item->outcome));
    progress(item->progress);
  };
  tbb::parallel_pipeline(
      threads * kItemsPerThread,
      tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order, read) &
          tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::parallel, judge) &
          tbb::make_filter<ItemPointer, void>(tbb::filter_mode::serial_in_order, take));
  return evaluation;
}

Evaluation evaluate_splits(const Dataset& data, const Recipe& recipe, std::span<const Split> splits,
                           std::size_t threads, const Progress& progress) {
  const CrossValidation validation = cross_validate(data, recipe, splits, threads, progress);
  const auto scale =
      static_cast<double>(recipe.group_scales[static_cast<std::size_t>(FeatureGroup::signals)]);
  Evaluation evaluation = empty_evaluation();
  const auto signals = signals_by_column(data);
  for (std::size_t column = 0; column < signals.size(); ++column) {
    if (!signals[column]) continue;
    evaluation.signal_log_odds[*signals[column]] =
        scale * validation.log_odds[static_cast<Eigen::Index>(column)];
  }
  for (const HeldOutScore& score : validation.scores) {
    const auto row = static_cast<std::size_t>(score.row);
    Outcome outcome{data.mail_names[row], data.labels[row],
                    judge(score.log_odds, score.thresholds)};
    for (FeatureMatrix::InnerIterator cell(data.features, score.row); cell; ++cell) {
      const auto& signal = signals[static_cast<std::size_t>(cell.index())];
      if (signal) outcome.signals.push_back(*signal);
    }
    std::sort(outcome.signals.begin(), outcome.signals.end());
    if (!data.facts.empty()) outcome.facts = data.facts[row];
    outcome.reasons = named(score.reasons, data);
    evaluation.outcomes.push_back(std::move(outcome));
  }
  return evaluation;
}

}  // namespace furui
