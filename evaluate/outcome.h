// What a filter said of a mail beside what people said: the one thing every measure is made of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/label.h"
#include "score/verdict.h"

namespace furui {

struct Outcome {
  std::string name;
  Label label = Label::ham;
  Verdict verdict;
  std::vector<std::uint16_t> signals = {};  ///< rows of signal_table() that fired, ascending
};

/// One line: label, verdict, probability, log-odds, name, tab-separated; numbers in the shortest
/// form that reads back as the same, control characters of the name escaped. No line end.
[[nodiscard]] std::string outcome_line(const Outcome& outcome);

}  // namespace furui
