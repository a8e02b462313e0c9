#include "evaluate/evaluation.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <memory>

#include "score/scorer.h"

namespace furui {
namespace {

struct Item {
  LabelledMail labelled;
  Verdict verdict;
  double progress = 0;
};

using ItemPointer = std::shared_ptr<Item>;

constexpr std::size_t kItemsPerThread = 4;

}  // namespace

std::vector<Outcome> score_labelled(const OpenedModel& opened, LabelledReader& reader,
                                    std::size_t threads,
                                    const std::function<void(double)>& progress) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::enumerable_thread_specific<Scorer> scorers([&] { return Scorer(opened); });
  std::vector<Outcome> outcomes;
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
    item->verdict = scorers.local().score(item->labelled.mail.bytes);
    return item;
  };
  const auto take = [&](const ItemPointer& item) {
    outcomes.push_back({std::move(item->labelled.mail.name), item->labelled.label, item->verdict});
    progress(item->progress);
  };
  tbb::parallel_pipeline(
      threads * kItemsPerThread,
      tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order, read) &
          tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::parallel, judge_mail) &
          tbb::make_filter<ItemPointer, void>(tbb::filter_mode::serial_in_order, take));
  return outcomes;
}

}  // namespace furui
