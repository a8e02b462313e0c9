// furui-score --passthrough: the part of the main that stands in a delivery pipe, and the exit
// codes of all parts.
#pragma once

#include <string>
#include <string_view>

#include "model/opened_model.h"
#include "score/command_line.h"
#include "score/verdict.h"

namespace furui {

inline constexpr std::string_view kScoreProgram = "furui-score";

/// 0 spam, 1 ham, 2 unsure.
[[nodiscard]] int exit_code_of(VerdictKind kind);

/// What the program answers when it fails.
[[nodiscard]] int error_code(const ScoreOptions& options);

/// Prints a note when the model wants files that were not named.
void note_missing_files(const OpenedModel& opened);

/// Copies the mail on stdin with a status header and gives the exit code. The mail goes through
/// whatever fails, wrong options included (`problem`); only the header and the exit code tell.
[[nodiscard]] int pass_through(const ScoreOptions& options, const std::string& problem);

}  // namespace furui
