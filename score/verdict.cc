#include "score/verdict.h"

namespace furui {

Verdict judge(double log_odds, const Thresholds& thresholds) {
  Verdict verdict{VerdictKind::unsure, probability_of(log_odds), log_odds};
  if (log_odds >= thresholds.spam_from) {
    verdict.kind = VerdictKind::spam;
  } else if (log_odds < thresholds.ham_below) {
    verdict.kind = VerdictKind::ham;
  }
  return verdict;
}

std::string_view verdict_name(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::ham:
      return "ham";
    case VerdictKind::spam:
      return "spam";
    case VerdictKind::unsure:
      break;
  }
  return "unsure";
}

}  // namespace furui
