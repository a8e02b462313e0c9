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
#include "evaluate/learning_curve.h"
#include "evaluate/metrics.h"
#include "evaluate/outcome.h"
#include "evaluate/phrase.h"
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
  Phrase heading;                  ///< how the outcomes came about
  std::vector<Phrase> notes = {};  ///< what else to know of that, a line each
  std::uint64_t seed = 1;
  Evaluation evaluation;
  Metrics metrics;
  std::optional<Cost> cost = {};
  bool with_signals = false;
  std::vector<Breakdown> breakdowns = {};
  std::optional<Comparison> comparison = {};
  std::vector<AblationRow> ablation = {};  ///< empty unless asked for
  std::optional<Suspects> suspects = {};
  std::optional<LearningCurve> learning_curve = {};
  std::size_t worst = 10;  ///< wrong mails to name, a class
};

/// A report of at most 80 columns but for names of mails; with `colour` the escapes of a terminal.
[[nodiscard]] std::string report_text(const Report& report, bool colour = false);

/// How much a JSON report says.
struct JsonForm {
  bool indented = true;
  std::size_t min_worst = 0;              ///< wrong mails a class, when report.worst is less
  std::size_t max_rows = SIZE_MAX;        ///< of a breakdown, and of changed mails
  Language language = Language::english;  ///< of heading, notes, reasons and signals
};

/// The same as one JSON object (docs/evaluation-schema.md); intervals as [lower, upper].
[[nodiscard]] std::string report_json(const Report& report, const JsonForm& form = {});

/// The same as CSV (RFC 4180): a line a number, with section, item, measure, value, lower, upper.
[[nodiscard]] std::string report_csv(const Report& report);

/// The same as one HTML page that needs nothing else: plots, tables and a threshold to move. What
/// came with mails stands in it as data and is shown as text; a Content-Security-Policy forbids
/// everything but the page's own style and script.
[[nodiscard]] std::string report_html(const Report& report, Language language);

}  // namespace furui
