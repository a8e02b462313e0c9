// furui-score --report-to-file: the part of the main that writes a report of a spam, and judges
// nothing.
#pragma once

#include "score/command_line.h"

namespace furui {

/// Writes the report and gives the exit code. Throws Error when the mail cannot be read, is one of
/// several, or is larger than mail servers take.
[[nodiscard]] int write_report(const ScoreOptions& options);

}  // namespace furui
