#include "score/batch.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <optional>

namespace furui {
namespace {

/// A batch is large enough to keep threads busy and small enough that large mails do not add up.
constexpr std::size_t kBatchMails = 64;
constexpr std::size_t kBatchBytes = std::size_t{4} << 20;

std::vector<RawMail> read_batch(const std::function<bool(RawMail&)>& next) {
  std::vector<RawMail> batch;
  std::size_t bytes = 0;
  RawMail mail;
  while (batch.size() < kBatchMails && bytes < kBatchBytes && next(mail)) {
    bytes += mail.bytes.size();
    batch.push_back(std::move(mail));
    mail = {};
  }
  return batch;
}

/// Scores batches with one Scorer a thread.
class ParallelScorer {
 public:
  ParallelScorer(const OpenedModel& opened, std::size_t threads)
      : limit_(tbb::global_control::max_allowed_parallelism, threads),
        scorers_([&opened] { return Scorer(opened); }) {}

  std::vector<std::string> lines(const std::vector<RawMail>& batch, const MakeLine& make_line) {
    std::vector<std::string> lines(batch.size());
    tbb::parallel_for(std::size_t{0}, batch.size(),
                      [&](std::size_t i) { lines[i] = make_line(scorers_.local(), batch[i]); });
    return lines;
  }

 private:
  tbb::global_control limit_;
  tbb::enumerable_thread_specific<Scorer> scorers_;
};

}  // namespace

void score_in_order(const OpenedModel& opened, std::size_t threads,
                    const std::function<bool(RawMail&)>& next, const MakeLine& make_line,
                    const std::function<void(const std::string&)>& take) {
  Scorer alone(opened);
  std::optional<ParallelScorer> together;
  for (std::vector<RawMail> batch = read_batch(next); !batch.empty(); batch = read_batch(next)) {
    if (threads == 1 || (batch.size() == 1 && !together)) {
      for (const RawMail& mail : batch) take(make_line(alone, mail));
      continue;
    }
    if (!together) together.emplace(opened, threads);
    for (const std::string& line : together->lines(batch, make_line)) take(line);
  }
}

}  // namespace furui
