// Verdicts as lines: for people, and for programs.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "score/explain.h"
#include "score/verdict.h"

namespace furui {

/// "spam\t0.9973\tpath": verdict, probability, name; tabs and control characters in the name are
/// escaped as \t, \n, \xNN. No line end.
[[nodiscard]] std::string text_line(const Verdict& verdict, std::string_view name);

/// One JSON object on one line: path, verdict, probability, log_odds (shortest form that reads back
/// as the same number); with an explanation also fields and contributions.
[[nodiscard]] std::string json_line(const Verdict& verdict, std::string_view name);
[[nodiscard]] std::string json_line(const Explanation& explanation, std::string_view name,
                                    Language language);

/// An explanation for a terminal: the verdict, the sums by field but for those of 0.000, the
/// `max_reasons` largest contributions and the sum of the rest. Control characters of the mail are
/// escaped.
[[nodiscard]] std::string explain_text(const Explanation& explanation, std::string_view name,
                                       std::size_t max_reasons, Language language);

}  // namespace furui
