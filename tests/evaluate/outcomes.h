// Invented outcomes for the tests of measures and reports.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "evaluate/outcome.h"

namespace furui {

/// Ham below a probability of 0.2, spam from 0.9.
inline constexpr Thresholds kTestThresholds = {-1.386, 2.197};

inline Outcome outcome(Label label, double log_odds) {
  return {"mail", label, judge(log_odds, kTestThresholds)};
}

/// Ham at the first log-odds, then spam at the second.
inline std::vector<Outcome> outcomes(const std::vector<double>& ham,
                                     const std::vector<double>& spam) {
  std::vector<Outcome> all;
  for (const double score : ham) all.push_back(outcome(Label::ham, score));
  for (const double score : spam) all.push_back(outcome(Label::spam, score));
  return all;
}

/// Classes that overlap, ham and spam by turns as long as both last; log-odds rounded to `step`
/// when that is not 0, so that many are tied.
inline std::vector<Outcome> mixed_outcomes(std::size_t ham, std::size_t spam, double step) {
  const auto rounded = [&](double x) { return step == 0 ? x : std::round(x / step) * step; };
  std::vector<Outcome> all;
  for (std::size_t i = 0; i < ham || i < spam; ++i) {
    const auto x = static_cast<double>(i);
    if (i < ham) all.push_back(outcome(Label::ham, rounded(4 * std::sin(x * x) - 2)));
    if (i < spam) all.push_back(outcome(Label::spam, rounded(4 * std::cos(x * x) + 2)));
  }
  return all;
}

}  // namespace furui
