// What Maildirs have to teach a learner: the mails it does not know yet, or knows as the other
// class.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mail/mailbox.h"
#include "train/learner.h"

namespace furui {

struct MaildirLesson {
  std::vector<std::string> ham;  ///< paths of mails to learn
  std::vector<std::string> spam;
  std::size_t known = 0;    ///< mails that need no learning
  std::size_t in_both = 0;  ///< mails that lie among ham and among spam, so nobody can tell; not to
                            ///< be learnt
};

/// Reads all mails of the Maildirs and asks the learner which it knows. Mails that are gone by the
/// time they are read (their programs rename them) are left for the next time; what cannot be read
/// is told to `on_unreadable`. Throws Error when a folder is no Maildir.
[[nodiscard]] MaildirLesson find_maildir_lesson(const std::vector<std::string>& ham_folders,
                                                const std::vector<std::string>& spam_folders,
                                                const Learner& learner,
                                                const UnreadablePath& on_unreadable);

}  // namespace furui
