// The model that all workers use, and its replacing while they work.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "model/opened_model.h"
#include "serve/log.h"
#include "serve/metrics.h"

namespace furui {

class ServedModel {
 public:
  /// Opens the model that find_model_path(`option`) finds, with names. Throws Error when there is
  /// none that can be used.
  ServedModel(std::string option, ReceptionOptions reception, Log log, Metrics& metrics);

  /// Gives the model of this moment; who holds it keeps it whole.
  [[nodiscard]] std::shared_ptr<const OpenedModel> current() const;

  /// Opens the model again when its file is another one than before, and lets it take the old one's
  /// place. One that cannot be used is logged once, and the old one stays.
  void follow_file();

  /// Opens it again whether the file has changed or not.
  void reload();

 private:
  /// Which file a path leads to, and which state of it.
  struct Stamp {
    std::string path;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t bytes = 0;
    std::int64_t changed_ns = 0;
    bool operator==(const Stamp&) const = default;
  };

  [[nodiscard]] Stamp look() const;
  void open(const Stamp& stamp);

  std::string option_;
  ReceptionOptions reception_;
  Log log_;
  Metrics& metrics_;
  std::mutex opening_;  // one at a time opens; also of seen_
  Stamp seen_;          // what was opened last, or refused
  mutable std::mutex swapping_;
  std::shared_ptr<const OpenedModel> opened_;
};

}  // namespace furui
