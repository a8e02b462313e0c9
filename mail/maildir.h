// The mails of one Maildir folder, as its owner sees them. Other folders are mail/mailbox's
// business.
#pragma once

#include <string>
#include <vector>

namespace furui {

/// Lists the mails in `new` and `cur` of the Maildir at `path`, in byte order of their names,
/// without those marked as deleted (flag T), which are what is left in a folder that a mail was
/// moved from. Throws Error when it is no Maildir or cannot be read.
[[nodiscard]] std::vector<std::string> list_maildir(const std::string& path);

}  // namespace furui
