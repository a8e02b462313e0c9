#include "evaluate/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/printable.h"
#include "evaluate/signal_report.h"

namespace furui {
namespace {

using Json = nlohmann::ordered_json;

/// Mails of `label` that were not called what they are, the most wrong ones first.
std::vector<const Outcome*> worst(std::span<const Outcome> outcomes, std::size_t count,
                                  Label label) {
  const VerdictKind right = label == Label::spam ? VerdictKind::spam : VerdictKind::ham;
  std::vector<const Outcome*> wrong;
  for (const Outcome& outcome : outcomes) {
    if (outcome.label == label && outcome.verdict.kind != right) wrong.push_back(&outcome);
  }
  std::stable_sort(wrong.begin(), wrong.end(), [&](const Outcome* a, const Outcome* b) {
    return label == Label::spam ? a->verdict.log_odds < b->verdict.log_odds
                                : a->verdict.log_odds > b->verdict.log_odds;
  });
  wrong.resize(std::min(count, wrong.size()));
  return wrong;
}

std::string row(const char* name, std::uint64_t ham, std::uint64_t unsure, std::uint64_t spam) {
  std::array<char, 96> line{};
  std::snprintf(line.data(), line.size(), "  %-12s %10llu %10llu %10llu\n", name,
                static_cast<unsigned long long>(ham), static_cast<unsigned long long>(unsure),
                static_cast<unsigned long long>(spam));
  return line.data();
}

std::string estimate_line(const char* name, const Estimate& estimate) {
  if (std::isnan(estimate.value)) return std::string("  ") + name + ": no mails to tell\n";
  std::array<char, 96> line{};
  std::snprintf(line.data(), line.size(), "  %-36s %8.3f %%   [%7.3f, %7.3f]\n", name,
                estimate.value * 100, estimate.interval.lower * 100, estimate.interval.upper * 100);
  return line.data();
}

/// 1 - x, ends of the interval exchanged.
Estimate complement(const Estimate& estimate) {
  return {1 - estimate.value, {1 - estimate.interval.upper, 1 - estimate.interval.lower}};
}

std::string worst_list(const char* title, const std::vector<const Outcome*>& mails) {
  if (mails.empty()) return std::string(title) + ": none\n";
  std::string text = std::string(title) + ":\n";
  for (const Outcome* outcome : mails) {
    std::array<char, 48> start{};
    std::snprintf(start.data(), start.size(), "  %-6s %.4f  ",
                  std::string(verdict_name(outcome->verdict.kind)).c_str(),
                  outcome->verdict.probability);
    text += start.data() + printable(outcome->name) + '\n';
  }
  return text;
}

Json estimate_json(const Estimate& estimate) {
  if (std::isnan(estimate.value)) return nullptr;
  return {{"value", estimate.value},
          {"interval", {estimate.interval.lower, estimate.interval.upper}}};
}

Json worst_json(const std::vector<const Outcome*>& mails) {
  Json list = Json::array();
  for (const Outcome* outcome : mails) {
    list.push_back({{"path", outcome->name},
                    {"verdict", verdict_name(outcome->verdict.kind)},
                    {"probability", outcome->verdict.probability},
                    {"log_odds", outcome->verdict.log_odds}});
  }
  return list;
}

Json metrics_json(const Metrics& metrics) {
  const Confusion& c = metrics.confusion;
  return {{"confusion",
           {{"ham_called_ham", c.ham_called_ham},
            {"ham_unsure", c.ham_unsure},
            {"ham_called_spam", c.ham_called_spam},
            {"spam_called_ham", c.spam_called_ham},
            {"spam_unsure", c.spam_unsure},
            {"spam_called_spam", c.spam_called_spam}}},
          {"precision", estimate_json(metrics.precision)},
          {"recall", estimate_json(metrics.recall)},
          {"f1", estimate_json(metrics.f1)},
          {"false_positive_rate", estimate_json(metrics.false_positive_rate)},
          {"roc_area", estimate_json(metrics.roc_area)},
          {"recall_at_0.1_percent_false_positives", estimate_json(metrics.recall_at_01_percent)},
          {"recall_at_1_percent_false_positives", estimate_json(metrics.recall_at_1_percent)}};
}

Json signals_json(const Evaluation& evaluation) {
  Json list = Json::array();
  for (const SignalShare& row : count_signals(evaluation)) {
    Json entry = {{"signal", signal_table()[row.id].name}, {"ham", row.ham}, {"spam", row.spam}};
    entry["log_odds"] = std::isnan(row.log_odds) ? Json(nullptr) : Json(row.log_odds);
    list.push_back(std::move(entry));
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

std::vector<const Outcome*> worst_false_positives(std::span<const Outcome> outcomes,
                                                  std::size_t count) {
  return worst(outcomes, count, Label::ham);
}

std::vector<const Outcome*> worst_false_negatives(std::span<const Outcome> outcomes,
                                                  std::size_t count) {
  return worst(outcomes, count, Label::spam);
}

std::string report_text(const Report& report) {
  const Metrics& metrics = report.metrics;
  const Confusion& c = metrics.confusion;
  std::string text = printable(report.heading) + "\n\n";
  text += "  called             ham     unsure       spam\n";
  text += row("ham", c.ham_called_ham, c.ham_unsure, c.ham_called_spam);
  text += row("spam", c.spam_called_ham, c.spam_unsure, c.spam_called_spam);
  text += "\n                                          value   95 % interval\n";
  text += estimate_line("precision", metrics.precision);
  text += estimate_line("recall", metrics.recall);
  text += estimate_line("F1", metrics.f1);
  text += estimate_line("false-positive rate", metrics.false_positive_rate);
  text += estimate_line("ROC area", metrics.roc_area);
  text += estimate_line("1 - ROC area", complement(metrics.roc_area));
  text += estimate_line("recall at 0.1 % false positives", metrics.recall_at_01_percent);
  text += estimate_line("recall at 1 % false positives", metrics.recall_at_1_percent);
  if (c.ham() < 1000) {
    text += "  (with " + std::to_string(c.ham()) + " ham, 0.1 % allows no false positive" +
            (c.ham() < 100 ? ", nor does 1 %)\n" : ")\n");
  }
  if (report.with_signals) text += '\n' + signals_text(report.evaluation);
  if (!report.ablation.empty()) text += '\n' + ablation_text(report.ablation);
  if (report.suspects) text += '\n' + suspects_text(*report.suspects);
  if (report.worst == 0) return text;
  const std::vector<Outcome>& outcomes = report.evaluation.outcomes;
  text += '\n' + worst_list("worst false positives (ham called spam, or unsure)",
                            worst_false_positives(outcomes, report.worst));
  text += worst_list("worst false negatives (spam called ham, or unsure)",
                     worst_false_negatives(outcomes, report.worst));
  return text;
}

std::string report_json(const Report& report) {
  const std::vector<Outcome>& outcomes = report.evaluation.outcomes;
  Json json = {{"heading", report.heading}};
  json.update(metrics_json(report.metrics));
  if (report.with_signals) json["signals"] = signals_json(report.evaluation);
  if (!report.ablation.empty()) json["ablation"] = ablation_json(report.ablation);
  if (report.suspects) json["suspects"] = suspects_json(*report.suspects);
  json["worst_false_positives"] = worst_json(worst_false_positives(outcomes, report.worst));
  json["worst_false_negatives"] = worst_json(worst_false_negatives(outcomes, report.worst));
  return printable_json(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) + '\n';
}

}  // namespace furui
