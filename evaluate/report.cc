#include "evaluate/report.h"

#include <algorithm>

namespace furui {
namespace {

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

}  // namespace

std::vector<const Outcome*> worst_false_positives(std::span<const Outcome> outcomes,
                                                  std::size_t count) {
  return worst(outcomes, count, Label::ham);
}

std::vector<const Outcome*> worst_false_negatives(std::span<const Outcome> outcomes,
                                                  std::size_t count) {
  return worst(outcomes, count, Label::spam);
}

}  // namespace furui
