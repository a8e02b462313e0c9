#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/printable.h"
#include "evaluate/report.h"
#include "evaluate/signal_report.h"

namespace furui {
namespace {

using Json = nlohmann::ordered_json;

/// JSON knows no infinity and no NaN.
Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json estimate_json(const Estimate& estimate) {
  if (std::isnan(estimate.value)) return nullptr;
  return {{"value", estimate.value},
          {"interval", {estimate.interval.lower, estimate.interval.upper}}};
}

Json reasons_json(const std::vector<Contribution>& reasons, Language language) {
  Json list = Json::array();
  for (const Contribution& reason : reasons) {
    list.push_back({{"feature", reason.feature},
                    {"detail", reason.detail},
                    {"words", describe_feature(reason, language)},
                    {"log_odds", reason.log_odds}});
  }
  return list;
}

Json worst_json(const std::vector<const Outcome*>& mails, Language language) {
  Json list = Json::array();
  for (const Outcome* outcome : mails) {
    list.push_back({{"path", outcome->name},
                    {"verdict", verdict_name(outcome->verdict.kind)},
                    {"probability", number(outcome->verdict.probability)},
                    {"log_odds", number(outcome->verdict.log_odds)}});
    Json& entry = list.back();
    if (!outcome->facts.subject.empty()) entry["subject"] = outcome->facts.subject;
    if (!outcome->facts.from.empty()) entry["from"] = outcome->facts.from;
    entry["reasons"] = reasons_json(outcome->reasons, language);
  }
  return list;
}

Json confusion_json(const Confusion& c) {
  return {{"ham_called_ham", c.ham_called_ham},   {"ham_unsure", c.ham_unsure},
          {"ham_called_spam", c.ham_called_spam}, {"spam_called_ham", c.spam_called_ham},
          {"spam_unsure", c.spam_unsure},         {"spam_called_spam", c.spam_called_spam}};
}

Json metrics_json(const Metrics& metrics) {
  Json json = {{"confusion", confusion_json(metrics.confusion)}};
  for (const NamedMeasure& measure : named_measures(metrics)) {
    json[std::string(measure.key)] = estimate_json(measure.estimate);
  }
  return json;
}

Json calibration_json(const CalibrationTable& table) {
  Json bins = Json::array();
  for (const CalibrationBin& bin : table.bins) {
    bins.push_back({{"from", bin.from},
                    {"to", bin.to},
                    {"mails", bin.mails},
                    {"spam", bin.spam},
                    {"stated", number(bin.stated)},
                    {"observed", estimate_json(bin.observed)}});
  }
  return {{"expected_error", number(table.expected_error)}, {"bins", std::move(bins)}};
}

Json cost_json(const Cost& cost) {
  return {{"of_a_false_positive", cost.price},
          {"total", estimate_json(cost.total)},
          {"without_filter", cost.without_filter},
          {"least", cost.least},
          {"least_from_log_odds", number(cost.least_from)}};
}

Json breakdown_json(const Breakdown& breakdown, std::size_t max_rows) {
  Json rows = Json::array();
  for (const BreakdownRow& row : breakdown.rows) {
    if (rows.size() == max_rows) break;
    rows.push_back({{"kind", row.kind},
                    {"confusion", confusion_json(row.confusion)},
                    {"false_positive_rate", estimate_json(false_positive_rate_of(row.confusion))},
                    {"recall", estimate_json(recall_of(row.confusion))}});
  }
  const std::size_t left_out = breakdown.rows.size() - rows.size();
  return {{"by", breakdown_name(breakdown.by)}, {"kinds", std::move(rows)}, {"left_out", left_out}};
}

Json verdict_json(const Verdict& verdict) {
  return {{"verdict", verdict_name(verdict.kind)},
          {"probability", number(verdict.probability)},
          {"log_odds", number(verdict.log_odds)}};
}

Json disagreement_json(const Disagreement& disagreement) {
  return {{"only_this_right", disagreement.only_this_right},
          {"only_other_right", disagreement.only_other_right},
          {"mcnemar_p", disagreement.p_value}};
}

Json comparison_json(const Comparison& comparison, std::size_t max_rows) {
  Json changed = Json::array();
  for (const ChangedMail& mail : comparison.changed) {
    if (changed.size() == max_rows) break;
    changed.push_back({{"path", mail.name},
                       {"label", mail.label == Label::spam ? "spam" : "ham"},
                       {"this", verdict_json(mail.by_this)},
                       {"other", verdict_json(mail.by_other)}});
  }
  return {{"other", comparison.other},
          {"mails", comparison.mails},
          {"only_this", comparison.only_this},
          {"only_other", comparison.only_other},
          {"labelled_differently", comparison.contradicted},
          {"this_roc_area", number(comparison.this_area)},
          {"other_roc_area", number(comparison.other_area)},
          {"roc_area_difference", estimate_json(comparison.area_difference)},
          {"ham", disagreement_json(comparison.ham)},
          {"spam", disagreement_json(comparison.spam)},
          {"all", disagreement_json(comparison.all)},
          {"changed_mails", comparison.changed.size()},
          {"changed", std::move(changed)}};
}

Json signals_json(const Evaluation& evaluation, Language language) {
  Json list = Json::array();
  for (const SignalShare& row : count_signals(evaluation)) {
    const SignalInfo& info = signal_table()[row.id];
    list.push_back(
        {{"signal", info.name},
         {"words", language == Language::japanese ? info.description_ja : info.description_en},
         {"ham", row.ham},
         {"spam", row.spam},
         {"log_odds", number(row.log_odds)},
         {"roc_area_earned", number(row.area_earned)}});
  }
  return list;
}

Json suspects_json(const Suspects& suspects) {
  Json json;
  json["mails"] = Json::array();
  for (const Outcome& mail : suspects.mails) {
    json["mails"].push_back({{"path", mail.name},
                             {"label", mail.label == Label::ham ? "ham" : "spam"},
                             {"probability", mail.verdict.probability},
                             {"log_odds", mail.verdict.log_odds}});
  }
  json["twins"] = Json::array();
  for (const Twins& twins : suspects.twins) {
    json["twins"].push_back(
        {{"ham", twins.ham}, {"spam", twins.spam}, {"similarity", twins.similarity}});
  }
  json["wrong_labels"] = Json::array();
  for (const WrongLabels& row : suspects.wrong_labels) {
    Json entry = {{"share", row.share}};
    entry.update(metrics_json(row.metrics));
    json["wrong_labels"].push_back(std::move(entry));
  }
  return json;
}

Json ablation_json(const std::vector<AblationRow>& rows) {
  Json list = Json::array();
  for (const AblationRow& row : rows) {
    Json entry = {{"part", row.part}, {"features", row.features}};
    entry.update(metrics_json(row.metrics));
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

std::string report_json(const Report& report, const JsonForm& form) {
  const std::vector<Outcome>& outcomes = report.evaluation.outcomes;
  Json json = {{"schema", 1},
               {"heading", report.heading.in(form.language)},
               {"notes", Json::array()},
               {"seed", report.seed}};
  for (const Phrase& note : report.notes) json["notes"].push_back(note.in(form.language));
  json.update(metrics_json(report.metrics));
  json["calibration"] = calibration_json(report.metrics.calibration);
  if (report.cost) json["cost"] = cost_json(*report.cost);
  for (const Breakdown& breakdown : report.breakdowns) {
    json["breakdowns"].push_back(breakdown_json(breakdown, form.max_rows));
  }
  if (report.comparison) json["comparison"] = comparison_json(*report.comparison, form.max_rows);
  if (report.with_signals) json["signals"] = signals_json(report.evaluation, form.language);
  if (!report.ablation.empty()) json["ablation"] = ablation_json(report.ablation);
  if (report.suspects) json["suspects"] = suspects_json(*report.suspects);
  if (report.learning_curve) {
    json["learning_curve"] = Json::parse(learning_curve_json(*report.learning_curve));
  }
  const std::size_t worst = std::max(report.worst, form.min_worst);
  json["worst_false_positives"] = worst_json(worst_false_positives(outcomes, worst), form.language);
  json["worst_false_negatives"] = worst_json(worst_false_negatives(outcomes, worst), form.language);
  const std::string text =
      json.dump(form.indented ? 2 : -1, ' ', false, nlohmann::json::error_handler_t::replace);
  return printable_json(text) + '\n';
}

}  // namespace furui
