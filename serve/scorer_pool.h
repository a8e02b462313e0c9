// Scorers that threads borrow: as many mails are judged at once as there are scorers, whichever
// door they came through, and each with the model of the moment it began.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "score/scorer.h"
#include "serve/metrics.h"
#include "serve/served_model.h"

namespace furui {

class ScorerPool {
  struct Bench;

 public:
  ScorerPool(const ServedModel& served, std::size_t scorers, Metrics& metrics);
  ~ScorerPool();
  ScorerPool(const ScorerPool&) = delete;
  ScorerPool& operator=(const ScorerPool&) = delete;

  /// A scorer lent out; goes back when destroyed.
  class Loan {
   public:
    ~Loan();
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    /// Judge a mail as Scorer does, counted and timed.
    [[nodiscard]] Verdict score(std::string_view mail);
    [[nodiscard]] Explanation explain(std::string_view mail);

    /// The signals of the last mail.
    [[nodiscard]] std::span<const Signal> signals() const;

    /// The model of this loan.
    [[nodiscard]] const Model& model() const;

   private:
    friend class ScorerPool;
    Loan(ScorerPool& pool, std::unique_ptr<Bench> bench);
    ScorerPool& pool_;
    std::unique_ptr<Bench> bench_;
  };

  /// Waits for a free scorer.
  [[nodiscard]] Loan borrow();

  /// Takes an old model from the scorers that are free, so that its memory is.
  void drop_old_models();

 private:
  void give_back(std::unique_ptr<Bench> bench);

  const ServedModel& served_;
  Metrics& metrics_;
  std::mutex mutex_;  // of free_
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Bench>> free_;
};

}  // namespace furui
