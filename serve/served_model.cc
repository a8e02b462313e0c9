#include "serve/served_model.h"

#include <sys/stat.h>

#include <exception>
#include <utility>

#include "model/model_file.h"

namespace furui {

ServedModel::ServedModel(std::string option, ReceptionOptions reception, Log log, Metrics& metrics)
    : option_(std::move(option)),
      reception_(std::move(reception)),
      log_(std::move(log)),
      metrics_(metrics),
      seen_(look()),
      opened_(std::make_shared<const OpenedModel>(seen_.path, WithNames::yes, reception_)) {}

std::shared_ptr<const OpenedModel> ServedModel::current() const {
  const std::lock_guard lock(swapping_);
  return opened_;
}

/// Looked at before the file is opened, so that one replaced in between is opened once more rather
/// than missed.
ServedModel::Stamp ServedModel::look() const {
  Stamp stamp;
  stamp.path = find_model_path(option_);
  struct stat status {};
  if (::stat(stamp.path.c_str(), &status) != 0) return stamp;
  stamp.device = status.st_dev;
  stamp.inode = status.st_ino;
  stamp.bytes = static_cast<std::uint64_t>(status.st_size);
  stamp.changed_ns = std::int64_t{status.st_ctim.tv_sec} * 1'000'000'000 + status.st_ctim.tv_nsec;
  return stamp;
}

void ServedModel::follow_file() {
  const std::lock_guard lock(opening_);
  try {
    const Stamp stamp = look();
    if (stamp != seen_) open(stamp);
  } catch (const std::exception& problem) {
    // No model anywhere any more: said once, for the empty stamp is seen then.
    if (seen_ != Stamp{}) log_(std::string(problem.what()) + "; the old model stays");
    seen_ = {};
  }
}

void ServedModel::reload() {
  const std::lock_guard lock(opening_);
  try {
    open(look());
  } catch (const std::exception& problem) {
    log_(std::string(problem.what()) + "; the old model stays");
  }
}

void ServedModel::open(const Stamp& stamp) {
  seen_ = stamp;
  try {
    auto opened = std::make_shared<const OpenedModel>(stamp.path, WithNames::yes, reception_);
    const std::string identity = describe_identity(opened->model().identity);
    {
      const std::lock_guard lock(swapping_);
      opened_.swap(opened);
    }
    metrics_.count_reload(true);
    log_("model " + identity + " of " + stamp.path + " is in use");
  } catch (const std::exception& problem) {
    metrics_.count_reload(false);
    log_(std::string(problem.what()) + "; the old model stays");
  }
}

}  // namespace furui
