#include <cmath>
#include <string_view>

#include "base/printable.h"
#include "evaluate/columns.h"
#include "evaluate/report.h"
#include "evaluate/signal_report.h"

namespace furui {
namespace {

std::string confusion_text(const Confusion& c, const Paint& paint) {
  const auto row = [](std::string_view name, std::uint64_t ham, std::uint64_t unsure,
                      const std::string& spam) {
    return "  " + left(name, 12) + right(ham, 11) + right(unsure, 11) + spam + '\n';
  };
  const std::string lost = right(c.ham_called_spam, 11);
  return paint.bold("  called             ham     unsure       spam") + '\n' +
         row("ham", c.ham_called_ham, c.ham_unsure,
             c.ham_called_spam > 0 ? paint.red(lost) : lost) +
         row("spam", c.spam_called_ham, c.spam_unsure, right(c.spam_called_spam, 11));
}

std::string measure_line(const NamedMeasure& measure, const Paint& paint) {
  const Estimate& estimate = measure.estimate;
  if (std::isnan(estimate.value)) return "  " + std::string(measure.words) + ": no mails to tell\n";
  const double scale = measure.in_percent ? 100 : 1;
  return "  " + left(measure.words, 36) + ' ' + right(fixed(estimate.value * scale, 3), 8) +
         (measure.in_percent ? " %   " : "     ") +
         paint.faint(interval_column(estimate.interval, scale, 3, 7)) + '\n';
}

std::string measures_text(const Metrics& metrics, const Paint& paint) {
  std::string text =
      paint.bold("                                          value   95 % interval") + '\n';
  for (const NamedMeasure& measure : named_measures(metrics)) text += measure_line(measure, paint);
  const std::uint64_t ham = metrics.confusion.ham();
  if (ham > 0 && ham < 1000) {
    text += "  (with " + std::to_string(ham) + " ham, 0.1 % allows no false positive" +
            (ham < 100 ? ", nor does 1 %)\n" : ")\n");
  }
  return text;
}

std::string calibration_text(const CalibrationTable& table, const Paint& paint) {
  if (std::isnan(table.expected_error)) return {};
  std::string text =
      paint.bold("calibration: of mails given this probability, the share that is spam") +
      "\n  probability        mails   stated %   observed %   95 % interval\n";
  for (const CalibrationBin& bin : table.bins) {
    if (bin.mails == 0) continue;
    text += "  " + fixed(bin.from, 1) + " to " + fixed(bin.to, 1) + right(bin.mails, 14) +
            right(fixed(bin.stated * 100, 2), 11) + right(fixed(bin.observed.value * 100, 2), 13) +
            "   " + paint.faint(interval_column(bin.observed.interval, 100, 2, 6)) + '\n';
  }
  return text + "  expected calibration error " + fixed(table.expected_error * 100, 2) + " %\n";
}

std::string cost_text(const Cost& cost, const Paint& paint) {
  std::string text =
      paint.bold("cost in missed spam, a false positive counting " + shortest(cost.price)) +
      "\n  at these verdicts " + right(fixed(cost.total.value, 1), 12) + "   " +
      interval_column(cost.total.interval, 1, 1, 8) + "\n  without a filter  " +
      right(fixed(cost.without_filter, 1), 12) + "\n  least possible    " +
      right(fixed(cost.least, 1), 12);
  return text + (std::isinf(cost.least_from)
                     ? "   when nothing is called spam\n"
                     : "   when spam begins at log-odds " + fixed(cost.least_from, 2) + '\n');
}

std::string worst_list(std::string title, const std::vector<const Outcome*>& mails,
                       const Paint& paint) {
  if (mails.empty()) return title + ": none\n";
  std::string text = paint.bold(title + ':') + '\n';
  for (const Outcome* outcome : mails) {
    text += "  " + left(verdict_name(outcome->verdict.kind), 6) + ' ' +
            fixed(outcome->verdict.probability, 4) + "  " + printable(outcome->name) + '\n';
  }
  return text;
}

}  // namespace

std::string report_text(const Report& report, bool colour) {
  const Paint paint(colour);
  std::string text = paint.bold(wrapped(printable(report.heading))) + '\n';
  for (const std::string& note : report.notes) text += wrapped(printable(note)) + '\n';
  text += '\n';
  text += confusion_text(report.metrics.confusion, paint);
  text += '\n' + measures_text(report.metrics, paint);
  const std::string calibration = calibration_text(report.metrics.calibration, paint);
  if (!calibration.empty()) text += '\n' + calibration;
  if (report.cost) text += '\n' + cost_text(*report.cost, paint);
  if (report.with_signals) text += '\n' + signals_text(report.evaluation);
  if (!report.ablation.empty()) text += '\n' + ablation_text(report.ablation);
  if (report.suspects) text += '\n' + suspects_text(*report.suspects);
  if (report.worst == 0) return text;
  const std::vector<Outcome>& outcomes = report.evaluation.outcomes;
  text += '\n' + worst_list("worst false positives (ham called spam, or unsure)",
                            worst_false_positives(outcomes, report.worst), paint);
  text += worst_list("worst false negatives (spam called ham, or unsure)",
                     worst_false_negatives(outcomes, report.worst), paint);
  return text;
}

}  // namespace furui
