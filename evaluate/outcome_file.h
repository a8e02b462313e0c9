// Outcomes read from a file: of an earlier test, or of another filter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluate/outcome.h"

namespace furui {

/// Reads what --outcomes writes (label, verdict, probability, log-odds, name; a first line of these
/// words may be there) or lines as the TREC spam track's tools write them: a path, then
/// judge=LABEL class=VERDICT score=NUMBER among other words. A TREC score stands for log-odds,
/// which order mails as it does; its probability is unknown (NaN). Throws Error that names the file
/// and the line when one is neither.
[[nodiscard]] std::vector<Outcome> read_outcomes(const std::string& path);

/// Does so with the text of a file; `path` is for messages.
[[nodiscard]] std::vector<Outcome> parse_outcomes(std::string_view text, const std::string& path);

}  // namespace furui
