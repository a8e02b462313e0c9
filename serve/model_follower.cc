#include "serve/model_follower.h"

#include <chrono>
#include <utility>

namespace furui {
namespace {

constexpr std::chrono::seconds kInterval{1};

}  // namespace

ModelFollower::ModelFollower(ServedModel& served, ScorerPool& pool)
    : served_(served), pool_(pool), thread_([this] { follow(); }) {}

ModelFollower::~ModelFollower() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  woken_.notify_one();
  thread_.join();
}

void ModelFollower::reload_soon() {
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
  }
  woken_.notify_one();
}

void ModelFollower::follow() {
  std::unique_lock lock(mutex_);
  while (true) {
    woken_.wait_for(lock, kInterval, [this] { return asked_ || ending_; });
    if (ending_) return;
    const bool asked = std::exchange(asked_, false);
    lock.unlock();
    if (asked) {
      served_.reload();
    } else {
      served_.follow_file();
    }
    pool_.drop_old_models();
    lock.lock();
  }
}

}  // namespace furui
