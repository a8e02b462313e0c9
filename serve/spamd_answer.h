// What furui-serve answers in the spamd protocol, as bytes.
#pragma once

#include <string>
#include <string_view>

#include "score/verdict.h"
#include "serve/spamd_request.h"

namespace furui {

/// "Spam: True ; 8.876 / 5.310": whether the verdict is spam, the log-odds, and the model's
/// threshold of spam on the same scale. Clients that compare the numbers themselves come to the
/// same word, whatever the rounding.
[[nodiscard]] std::string spam_field(const Verdict& verdict, double spam_from);

/// The answer to CHECK.
[[nodiscard]] std::string check_answer(std::string_view spam_field);

/// The answer to a command that gives text or a mail.
[[nodiscard]] std::string body_answer(std::string_view spam_field, std::string_view body);

/// The answer to PING.
[[nodiscard]] std::string ping_answer();

/// What became of a TELL.
struct TellOutcome {
  bool did_set = false;
  bool did_remove = false;
};
[[nodiscard]] std::string tell_answer(const TellOutcome& outcome);

/// One line, "SPAMD/1.1 76 EX_PROTOCOL: ...".
[[nodiscard]] std::string failure_answer(const SpamdFailure& failure);

}  // namespace furui
