// Looks once a second whether the model's file was replaced, and opens it anew in a thread of its
// own, so that nobody waits for it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "serve/scorer_pool.h"
#include "serve/served_model.h"

namespace furui {

class ModelFollower {
 public:
  ModelFollower(ServedModel& served, ScorerPool& pool);
  ~ModelFollower();
  ModelFollower(const ModelFollower&) = delete;
  ModelFollower& operator=(const ModelFollower&) = delete;

  /// Has the model opened anew, replaced or not; returns at once.
  void reload_soon();

 private:
  void follow();

  ServedModel& served_;
  ScorerPool& pool_;
  std::mutex mutex_;  // of the two below
  bool asked_ = false;
  bool ending_ = false;
  std::condition_variable woken_;
  std::thread thread_;
};

}  // namespace furui
