// Where a program's mails come from: paths, and one mail on stdin.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "mail/mailbox.h"

namespace furui {

/// What came of one mail on standard input.
struct StdinMail {
  RawMail mail;
  std::string failure;  ///< why no more came; empty when all did that is looked at
};

/// Reads one mail from standard input, at most one byte more than is looked at.
[[nodiscard]] StdinMail read_stdin();

/// Puts the next path into `path`; false when there is none left.
using NextPath = std::function<bool(std::string& path)>;

/// Gives the mails of all paths; "-" is stdin.
class Mails {
 public:
  Mails(std::vector<std::string> paths, UnreadablePath on_unreadable);
  Mails(NextPath next_path, UnreadablePath on_unreadable);

  /// Puts the next mail into `mail`; false at the end.
  bool next(RawMail& mail);

 private:
  NextPath next_path_;
  UnreadablePath on_unreadable_;
  std::unique_ptr<MailboxReader> reader_;
};

}  // namespace furui
