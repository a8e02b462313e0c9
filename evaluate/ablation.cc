#include "evaluate/ablation.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "evaluate/evaluation.h"
#include "train/feature_parts.h"

namespace furui {
namespace {

std::string percent(const Estimate& estimate) {
  if (std::isnan(estimate.value)) return "-";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", estimate.value * 100);
  return text.data();
}

}  // namespace

std::vector<AblationRow> ablate(const Dataset& data, const Recipe& recipe,
                                std::span<const Split> splits, std::size_t threads,
                                const Progress& progress) {
  const std::vector<FeaturePart> parts = feature_parts(data);
  const auto runs = static_cast<double>(1 + 2 * parts.size());
  std::vector<AblationRow> rows;
  const auto run = [&](std::string name, const Dataset& some) {
    const auto done = static_cast<double>(rows.size());
    const Evaluation evaluation = evaluate_splits(
        some, recipe, splits, threads, [&](double share) { progress((done + share) / runs); });
    rows.push_back({std::move(name), some.keys.size(), measure(evaluation.outcomes, recipe.seed)});
  };
  run("all", data);
  for (const FeaturePart& part : parts) run("without " + part.name, without(data, part));
  for (const FeaturePart& part : parts) run("only " + part.name, only(data, part));
  return rows;
}

std::string ablation_text(const std::vector<AblationRow>& rows) {
  std::string text =
      "what each part earns, in %       features precision recall    FPR 1-area recall\n"
      "                                                                      at 1%FPR\n";
  for (const AblationRow& row : rows) {
    std::array<char, 128> line{};
    std::snprintf(
        line.data(), line.size(), "  %-28s %10zu %9s %6s %6s %6.3f %7s\n", row.part.c_str(),
        row.features, percent(row.metrics.precision).c_str(), percent(row.metrics.recall).c_str(),
        percent(row.metrics.false_positive_rate).c_str(), 100 * (1 - row.metrics.roc_area.value),
        percent(row.metrics.recall_at_1_percent).c_str());
    text += line.data();
  }
  return text;
}

}  // namespace furui
