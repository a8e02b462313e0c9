// Which brand a mail names, be it the brand's own mail, a forgery or talk: to sort mails by, not to
// judge them. Whether naming is claiming is signals/claim.
#pragma once

#include <string>

#include "mail/mail.h"
#include "signals/lists.h"

namespace furui {

/// Gives the id, in the list of brands, of the brand named first in the sender's name, else in the
/// subject, else in the first lines that a reader sees; names that are ordinary words too do not
/// count. Empty when there is none. Time is bounded.
[[nodiscard]] std::string named_brand(const Mail& mail, const Lists& lists);

}  // namespace furui
