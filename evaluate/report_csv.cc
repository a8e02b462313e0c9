#include <cmath>

#include "base/printable.h"
#include "evaluate/report.h"
#include "evaluate/signal_report.h"

namespace furui {
namespace {

/// A field as RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe in
/// front: names of mails and kinds are their senders' choice.
std::string field(std::string_view text) {
  std::string safe = printable(text);
  if (!safe.empty() && std::string_view("=+-@").find(safe.front()) != std::string_view::npos) {
    safe.insert(safe.begin(), '\'');
  }
  if (safe.find_first_of(",\"\n\r") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

std::string number(double value) {
  return std::isnan(value) ? std::string() : shortest(value);
}

std::string row(std::string_view section, std::string_view item, std::string_view measure,
                const Estimate& estimate) {
  const bool known = !std::isnan(estimate.value);
  return field(section) + ',' + field(item) + ',' + field(measure) + ',' + number(estimate.value) +
         ',' + (known ? number(estimate.interval.lower) : "") + ',' +
         (known ? number(estimate.interval.upper) : "") + "\r\n";
}

std::string row(std::string_view section, std::string_view item, std::string_view measure,
                double value) {
  return field(section) + ',' + field(item) + ',' + field(measure) + ',' + number(value) + ",,\r\n";
}

double count(std::uint64_t mails) {
  return static_cast<double>(mails);
}

std::string confusion_rows(std::string_view section, std::string_view item, const Confusion& c) {
  return row(section, item, "ham_called_ham", count(c.ham_called_ham)) +
         row(section, item, "ham_unsure", count(c.ham_unsure)) +
         row(section, item, "ham_called_spam", count(c.ham_called_spam)) +
         row(section, item, "spam_called_ham", count(c.spam_called_ham)) +
         row(section, item, "spam_unsure", count(c.spam_unsure)) +
         row(section, item, "spam_called_spam", count(c.spam_called_spam));
}

std::string calibration_rows(const CalibrationTable& table) {
  std::string rows = row("calibration", "", "expected_error", table.expected_error);
  for (const CalibrationBin& bin : table.bins) {
    const std::string item = shortest(bin.from) + " to " + shortest(bin.to);
    rows += row("calibration", item, "mails", count(bin.mails)) +
            row("calibration", item, "stated", bin.stated) +
            row("calibration", item, "observed", bin.observed);
  }
  return rows;
}

std::string breakdown_rows(const Breakdown& breakdown) {
  const std::string section = "by " + std::string(breakdown_name(breakdown.by));
  std::string rows;
  for (const BreakdownRow& one : breakdown.rows) {
    rows += confusion_rows(section, one.kind, one.confusion) +
            row(section, one.kind, "false_positive_rate", false_positive_rate_of(one.confusion)) +
            row(section, one.kind, "recall", recall_of(one.confusion));
  }
  return rows;
}

std::string comparison_rows(const Comparison& comparison) {
  std::string rows =
      row("comparison", comparison.other, "mails", count(comparison.mails)) +
      row("comparison", comparison.other, "roc_area_difference", comparison.area_difference);
  for (const auto& [name, one] :
       {std::pair{"ham", &comparison.ham}, std::pair{"spam", &comparison.spam},
        std::pair{"all", &comparison.all}}) {
    rows += row("comparison", name, "only_this_right", count(one->only_this_right)) +
            row("comparison", name, "only_other_right", count(one->only_other_right)) +
            row("comparison", name, "mcnemar_p", one->p_value);
  }
  return rows;
}

std::string error_rows(std::string_view section, const std::vector<const Outcome*>& mails) {
  std::string rows;
  for (const Outcome* mail : mails) {
    rows += row(section, mail->name, "log_odds", mail->verdict.log_odds);
  }
  return rows;
}

std::string measure_rows(std::string_view section, std::string_view item, const Metrics& metrics) {
  std::string rows;
  for (const NamedMeasure& measure : named_measures(metrics)) {
    rows += row(section, item, measure.key, measure.estimate);
  }
  return rows;
}

std::string signal_rows(const Evaluation& evaluation) {
  std::string rows;
  for (const SignalShare& one : count_signals(evaluation)) {
    const std::string_view name = signal_table()[one.id].name;
    rows += row("signals", name, "ham", count(one.ham)) +
            row("signals", name, "spam", count(one.spam)) +
            row("signals", name, "log_odds", one.log_odds) +
            row("signals", name, "roc_area_earned", one.area_earned);
  }
  return rows;
}

std::string suspect_rows(const Suspects& suspects) {
  std::string rows;
  for (const Outcome& mail : suspects.mails) {
    rows += row("suspects", mail.name, "log_odds", mail.verdict.log_odds);
  }
  for (const Twins& twins : suspects.twins) {
    rows += row("twins", twins.ham + " | " + twins.spam, "similarity", twins.similarity);
  }
  for (const WrongLabels& wrong : suspects.wrong_labels) {
    rows += measure_rows("wrong_labels", shortest(wrong.share), wrong.metrics);
  }
  return rows;
}

}  // namespace

std::string report_csv(const Report& report) {
  std::string text = "section,item,measure,value,lower,upper\r\n";
  text += confusion_rows("confusion", "", report.metrics.confusion);
  text += measure_rows("measures", "", report.metrics);
  text += calibration_rows(report.metrics.calibration);
  if (report.cost) {
    text += row("cost", "", "total", report.cost->total) +
            row("cost", "", "without_filter", report.cost->without_filter) +
            row("cost", "", "least", report.cost->least);
  }
  for (const Breakdown& breakdown : report.breakdowns) text += breakdown_rows(breakdown);
  if (report.comparison) text += comparison_rows(*report.comparison);
  if (report.with_signals) text += signal_rows(report.evaluation);
  for (const AblationRow& one : report.ablation) {
    text += row("ablation", one.part, "features", count(one.features)) +
            measure_rows("ablation", one.part, one.metrics);
  }
  if (report.suspects) text += suspect_rows(*report.suspects);
  const std::vector<Outcome>& outcomes = report.evaluation.outcomes;
  text += error_rows("worst_false_positives", worst_false_positives(outcomes, report.worst));
  return text + error_rows("worst_false_negatives", worst_false_negatives(outcomes, report.worst));
}

}  // namespace furui
