// Numbers -> a report. What it holds is here; each form it is printed in has a file of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluate/ablation.h"
#include "evaluate/breakdown.h"
#include "evaluate/comparison.h"
#include "evaluate/cost.h"
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
  std::string heading;                  ///< how the outcomes came about
  std::vector<std::string> notes = {};  ///< what else to know of that, a line each
  std::uint64_t seed = 1;
  Evaluation evaluation;
  Metrics metrics;
  std::optional<Cost> cost = {};
  bool with_signals = false;
  std::vector<Breakdown> breakdowns = {};
  std::optional<Comparison> comparison = {};
  std::vector<AblationRow> ablation = {};  ///< empty unless asked for
  std::optional<Suspects> suspects = {};
  std::size_t worst = 10;  ///< wrong mails to name, a class
};

/// A report of at most 80 columns but for names of mails; with `colour` the escapes of a terminal.
[[nodiscard]] std::string report_text(const Report& report, bool colour = false);

/// The same as one JSON object (docs/evaluation-schema.md); intervals as [lower, upper].
[[nodiscard]] std::string report_json(const Report& report);

}  // namespace furui
