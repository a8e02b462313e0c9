#include "serve/scorer_pool.h"

#include <chrono>
#include <optional>
#include <utility>

namespace furui {

/// A scorer with the model it points into; neither before the first loan and after a new model.
struct ScorerPool::Bench {
  std::shared_ptr<const OpenedModel> opened;
  std::optional<Scorer> scorer;

  void use(std::shared_ptr<const OpenedModel> model) {
    if (model == opened) return;
    scorer.reset();
    opened = std::move(model);
    if (opened) scorer.emplace(*opened);
  }
};

namespace {

/// Runs `judge` and counts its verdict with the time it took.
template <class Judge>
auto timed(Metrics& metrics, const Judge& judge, VerdictKind (*kind_of)(decltype(judge()) const&)) {
  const auto started = std::chrono::steady_clock::now();
  auto result = judge();
  metrics.count_mail(kind_of(result), std::chrono::steady_clock::now() - started);
  return result;
}

}  // namespace

ScorerPool::ScorerPool(const ServedModel& served, std::size_t scorers, Metrics& metrics)
    : served_(served), metrics_(metrics) {
  for (std::size_t i = 0; i < scorers; ++i) free_.push_back(std::make_unique<Bench>());
}

ScorerPool::~ScorerPool() = default;

ScorerPool::Loan ScorerPool::borrow() {
  std::unique_ptr<Bench> bench;
  {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [this] { return !free_.empty(); });
    bench = std::move(free_.back());
    free_.pop_back();
  }
  return Loan(*this, std::move(bench));
}

void ScorerPool::give_back(std::unique_ptr<Bench> bench) {
  {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(bench));
  }
  freed_.notify_one();
}

void ScorerPool::drop_old_models() {
  const std::shared_ptr<const OpenedModel> current = served_.current();
  const std::lock_guard lock(mutex_);
  for (const std::unique_ptr<Bench>& bench : free_) {
    if (bench->opened != current) bench->use(nullptr);
  }
}

ScorerPool::Loan::Loan(ScorerPool& pool, std::unique_ptr<Bench> bench)
    : pool_(pool), bench_(std::move(bench)) {
  try {
    bench_->use(pool_.served_.current());
  } catch (...) {
    bench_->use(nullptr);
    pool_.give_back(std::move(bench_));
    throw;
  }
}

ScorerPool::Loan::~Loan() {
  // A model that was replaced meanwhile is not kept alive by an idle scorer.
  if (bench_->opened != pool_.served_.current()) bench_->use(nullptr);
  pool_.give_back(std::move(bench_));
}

Verdict ScorerPool::Loan::score(std::string_view mail) {
  return timed(
      pool_.metrics_, [&] { return bench_->scorer->score(mail); },
      [](const Verdict& verdict) { return verdict.kind; });
}

Explanation ScorerPool::Loan::explain(std::string_view mail) {
  return timed(
      pool_.metrics_, [&] { return bench_->scorer->explain(mail); },
      [](const Explanation& explanation) { return explanation.verdict.kind; });
}

std::span<const Signal> ScorerPool::Loan::signals() const {
  return bench_->scorer->signals();
}

const Model& ScorerPool::Loan::model() const {
  return bench_->opened->model();
}

}  // namespace furui
