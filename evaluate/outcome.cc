#include "evaluate/outcome.h"

#include "base/printable.h"

namespace furui {

bool is_called_right(Label label, VerdictKind verdict) {
  return verdict == (label == Label::spam ? VerdictKind::spam : VerdictKind::ham);
}

std::string outcome_line(const Outcome& outcome) {
  return std::string(outcome.label == Label::spam ? "spam" : "ham") + '\t' +
         std::string(verdict_name(outcome.verdict.kind)) + '\t' +
         shortest(outcome.verdict.probability) + '\t' + shortest(outcome.verdict.log_odds) + '\t' +
         printable(outcome.name);
}

}  // namespace furui
