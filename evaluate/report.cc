#include "evaluate/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/printable.h"

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

}  // namespace

std::vector<const Outcome*> worst_false_positives(std::span<const Outcome> outcomes,
                                                  std::size_t count) {
  return worst(outcomes, count, Label::ham);
}

std::vector<const Outcome*> worst_false_negatives(std::span<const Outcome> outcomes,
                                                  std::size_t count) {
  return worst(outcomes, count, Label::spam);
}

std::string report_text(const Metrics& metrics, std::span<const Outcome> outcomes,
                        std::string_view heading, std::size_t worst_count) {
  const Confusion& c = metrics.confusion;
  std::string text = printable(heading) + "\n\n";
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
  if (worst_count == 0) return text;
  text += '\n' + worst_list("worst false positives (ham called spam, or unsure)",
                            worst_false_positives(outcomes, worst_count));
  text += worst_list("worst false negatives (spam called ham, or unsure)",
                     worst_false_negatives(outcomes, worst_count));
  return text;
}

std::string report_json(const Metrics& metrics, std::span<const Outcome> outcomes,
                        std::string_view heading, std::size_t worst_count) {
  const Confusion& c = metrics.confusion;
  const Json json = {
      {"heading", heading},
      {"confusion",
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
      {"recall_at_1_percent_false_positives", estimate_json(metrics.recall_at_1_percent)},
      {"worst_false_positives", worst_json(worst_false_positives(outcomes, worst_count))},
      {"worst_false_negatives", worst_json(worst_false_negatives(outcomes, worst_count))}};
  return printable_json(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) + '\n';
}

}  // namespace furui
