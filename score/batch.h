// Many mails -> many verdict lines, in the order of the mails, with several threads and bounded
// memory.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "mail/mailbox.h"
#include "model/opened_model.h"
#include "score/scorer.h"

namespace furui {

/// Makes the line of one mail.
using MakeLine = std::function<std::string(Scorer& scorer, const RawMail& mail)>;

/// Takes mails from `next` until it gives false, and gives their lines to `take` in order. One mail
/// alone is scored where it stands, without starting threads.
void score_in_order(const OpenedModel& opened, std::size_t threads,
                    const std::function<bool(RawMail&)>& next, const MakeLine& make_line,
                    const std::function<void(const std::string&)>& take);

}  // namespace furui
