#include <algorithm>
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

std::string breakdown_text(const Breakdown& breakdown, const Paint& paint) {
  constexpr std::size_t kShown = 40;  // families of the sample mails among them
  std::string text = paint.bold("by " + std::string(breakdown_name(breakdown.by)) +
                                ": false positives in %, recall in %, with 95 % intervals") +
                     "\n      ham    spam     FPR  [interval    ]  recall  [interval    ]\n";
  for (std::size_t i = 0; i < breakdown.rows.size() && i < kShown; ++i) {
    const Confusion& c = breakdown.rows[i].confusion;
    text += "  " + right(c.ham(), 7) + ' ' + right(c.spam(), 7);
    for (const Estimate& estimate : {false_positive_rate_of(c), recall_of(c)}) {
      text += right(fixed(estimate.value * 100, 2), 8) + "  " +
              paint.faint(interval_column(estimate.interval, 100, 1, 5));
    }
    text += "  " + printable(breakdown.rows[i].kind) + '\n';
  }
  if (breakdown.rows.size() <= kShown) return text;
  return text + "  and " + std::to_string(breakdown.rows.size() - kShown) +
         " more kinds; --json and --csv have all\n";
}

RateInterval negative(const RateInterval& interval) {
  return {-interval.upper, -interval.lower};
}

std::string disagreement_line(std::string_view what, const Disagreement& disagreement) {
  return "  " + left(what, 12) + right(disagreement.only_this_right, 16) +
         right(disagreement.only_other_right, 18) +
         right(disagreement.p_value < 0.0001 ? "< 0.0001" : fixed(disagreement.p_value, 4), 22) +
         '\n';
}

std::string changed_text(const Comparison& comparison, std::size_t count, const Paint& paint) {
  if (comparison.changed.empty() || count == 0) return {};
  std::string text =
      paint.bold("called spam by one of the two alone: " +
                 std::to_string(comparison.changed.size()) + " mails, the most apart first") +
      "\n  label  this    other\n";
  for (std::size_t i = 0; i < std::min(count, comparison.changed.size()); ++i) {
    const ChangedMail& mail = comparison.changed[i];
    text += "  " + left(mail.label == Label::spam ? "spam" : "ham", 7) +
            left(verdict_name(mail.by_this.kind), 8) + left(verdict_name(mail.by_other.kind), 8) +
            printable(mail.name) + '\n';
  }
  return text;
}

std::string comparison_text(const Comparison& comparison, std::size_t count, const Paint& paint) {
  std::string text =
      paint.bold(wrapped("compared with " + printable(comparison.other) + " on " +
                         std::to_string(comparison.mails) + " mails judged by both")) +
      '\n';
  const std::size_t left_out = comparison.only_this + comparison.only_other;
  if (left_out + comparison.contradicted > 0) {
    text += "  left out: " + std::to_string(left_out) + " judged by one alone, " +
            std::to_string(comparison.contradicted) + " labelled differently\n";
  }
  text += "  1 - ROC area %: this " + fixed(100 * (1 - comparison.this_area), 3) + ", other " +
          fixed(100 * (1 - comparison.other_area), 3) + ", this less other " +
          fixed(-100 * comparison.area_difference.value, 3) + ' ' +
          interval_column(negative(comparison.area_difference.interval), 100, 3, 6) + '\n';
  text += "               only this right  only other right   p of McNemar's test\n";
  text += disagreement_line("ham", comparison.ham);
  text += disagreement_line("spam", comparison.spam);
  text += disagreement_line("all", comparison.all);
  return text + changed_text(comparison, count, paint);
}

std::string signed_fixed(double value) {
  return (value < 0 ? "" : "+") + fixed(value, 2);
}

std::string reasons_text(const std::vector<Contribution>& reasons, const Paint& paint) {
  constexpr std::size_t kShown = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(kShown, reasons.size()); ++i) {
    text += paint.faint("    " + right(signed_fixed(reasons[i].log_odds), 7) + "  " +
                        printable(describe_feature(reasons[i], Language::english))) +
            '\n';
  }
  return text;
}

std::string worst_list(std::string title, const std::vector<const Outcome*>& mails,
                       const Paint& paint) {
  if (mails.empty()) return title + ": none\n";
  std::string text = paint.bold(title + ':') + '\n';
  for (const Outcome* outcome : mails) {
    text += "  " + left(verdict_name(outcome->verdict.kind), 6) + ' ' +
            fixed(outcome->verdict.probability, 4) + "  " + printable(outcome->name) + '\n' +
            reasons_text(outcome->reasons, paint);
  }
  return text;
}

}  // namespace

std::string report_text(const Report& report, bool colour) {
  const Paint paint(colour);
  std::string text = paint.bold(wrapped(printable(report.heading.english))) + '\n';
  for (const Phrase& note : report.notes) text += wrapped(printable(note.english)) + '\n';
  text += '\n';
  text += confusion_text(report.metrics.confusion, paint);
  text += '\n' + measures_text(report.metrics, paint);
  const std::string calibration = calibration_text(report.metrics.calibration, paint);
  if (!calibration.empty()) text += '\n' + calibration;
  if (report.cost) text += '\n' + cost_text(*report.cost, paint);
  for (const Breakdown& breakdown : report.breakdowns) {
    text += '\n' + breakdown_text(breakdown, paint);
  }
  if (report.comparison) text += '\n' + comparison_text(*report.comparison, report.worst, paint);
  if (report.with_signals) text += '\n' + signals_text(report.evaluation);
  if (!report.ablation.empty()) text += '\n' + ablation_text(report.ablation);
  if (report.suspects) text += '\n' + suspects_text(*report.suspects);
  if (report.learning_curve) text += '\n' + learning_curve_text(*report.learning_curve);
  if (report.worst == 0) return text;
  const std::vector<Outcome>& outcomes = report.evaluation.outcomes;
  text += '\n' + worst_list("worst false positives (ham called spam, or unsure)",
                            worst_false_positives(outcomes, report.worst), paint);
  text += worst_list("worst false negatives (spam called ham, or unsure)",
                     worst_false_negatives(outcomes, report.worst), paint);
  return text;
}

}  // namespace furui
