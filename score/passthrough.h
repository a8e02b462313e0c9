// The mail as it came, with our verdict in front: what procmail and mail servers read.
#pragma once

#include <string>
#include <string_view>

#include "score/verdict.h"

namespace furui {

/// "X-Furui-Status: spam, probability=0.9973, model=9f3a2c41d0e1b2a3", without a line end.
[[nodiscard]] std::string status_header(const Verdict& verdict, std::uint64_t model_identity);

/// "X-Furui-Status: error", for a mail that could not be judged.
[[nodiscard]] std::string error_status_header();

/// Gives the mail with `header` as its first field (behind an mbox From_ line) and without any
/// X-Furui- field that came with it; every other byte stays. Line ends are the mail's own.
[[nodiscard]] std::string with_status(std::string_view mail, std::string_view header);

}  // namespace furui
