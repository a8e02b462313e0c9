// Numbers -> a report: for people, and for programs.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluate/ablation.h"
#include "evaluate/evaluation.h"
#include "evaluate/metrics.h"
#include "evaluate/outcome.h"
#include "evaluate/suspects.h"

namespace furui {

/// The mails a filter was most wrong about: ham from the highest log-odds down, or spam from the
/// lowest up, only those not called what they are, at most `count`.
[[nodiscard]] std::vector<const Outcome*> worst_false_positives(std::span<const Outcome> outcomes,
                                                                std::size_t count);
[[nodiscard]] std::vector<const Outcome*> worst_false_negatives(std::span<const Outcome> outcomes,
                                                                std::size_t count);

/// Everything a report tells.
struct Report {
  std::string heading;  ///< how the outcomes came about
  Evaluation evaluation;
  Metrics metrics;
  bool with_signals = false;
  std::vector<AblationRow> ablation = {};  ///< empty unless asked for
  std::optional<Suspects> suspects = {};
  std::size_t worst = 10;  ///< wrong mails to name, a class
};

/// A report of at most 80 columns but for names of mails.
[[nodiscard]] std::string report_text(const Report& report);

/// The same as one JSON object; intervals as [lower, upper].
[[nodiscard]] std::string report_json(const Report& report);

}  // namespace furui
