// What each signal did on some outcomes, and what a model makes of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evaluate/evaluation.h"

namespace furui {

struct SignalShare {
  std::uint16_t id = 0;    ///< row of signal_table()
  std::uint64_t ham = 0;   ///< ham it fired on
  std::uint64_t spam = 0;  ///< spam it fired on
  double log_odds = 0;     ///< what it adds when it fires; NaN when the model does not know it
  double area_earned = 0;  ///< ROC area lost when it adds nothing, the rest as trained; NaN likewise
};

/// Counts each signal that fired on any mail; those that fired on the larger share of spam than of
/// ham come first.
[[nodiscard]] std::vector<SignalShare> count_signals(const Evaluation& evaluation);

/// One line a signal: share of ham and of spam it fired on, log-odds, area it earns, name.
[[nodiscard]] std::string signals_text(const Evaluation& evaluation);

}  // namespace furui
