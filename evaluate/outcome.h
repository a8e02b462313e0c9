// What a filter said of a mail beside what people said: the one thing every measure is made of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/label.h"
#include "data/mail_facts.h"
#include "score/explain.h"
#include "score/verdict.h"

namespace furui {

struct Outcome {
  std::string name;
  Label label = Label::ham;
  Verdict verdict;
  std::vector<std::uint16_t> signals = {};  ///< rows of signal_table() that fired, ascending
  MailFacts facts = {};                     ///< empty where the mail itself was not seen
  std::vector<Contribution> reasons = {};   ///< largest first, of a mail not called what it is
};

/// Tells whether the verdict is the label; unsure is not.
[[nodiscard]] bool is_called_right(Label label, VerdictKind verdict);

/// One line: label, verdict, probability, log-odds, name, tab-separated; numbers in the shortest
/// form that reads back as the same, control characters of the name escaped. No line end.
[[nodiscard]] std::string outcome_line(const Outcome& outcome);

}  // namespace furui
