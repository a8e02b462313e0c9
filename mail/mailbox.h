// Paths -> raw mails, one by one: a mail file, a folder of them, a Maildir, an mbox, any of them
// gzip- or zstd-compressed. Labels are data/'s business.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace furui {

/// One mail's bytes and where they stand.
struct RawMail {
  std::string name;   ///< the path; in an mbox of several mails "path#3" for the third
  std::string bytes;  ///< at most Limits::mail_bytes + 1 of them, so that parse_mail can tell
};

/// Called with a path and the reason it could not be read, with what to do where that can be told
/// ("is empty", "No such file or directory; check the name").
using UnreadablePath = std::function<void(const std::string& path, const std::string& reason)>;

/// Gives the mails of the paths in order, folders sorted by byte order of their names, so that the
/// order does not depend on the file system. Hidden files, hidden folders (a Maildir's .Junk,
/// unless it is named itself), editor backups and all of a Maildir but cur and new are passed over;
/// a pipe named directly is read as one file. Of an mbox's body lines ">From " alone is unquoted.
/// Memory is bounded by one mail and the list of names.
class MailboxReader {
 public:
  /// Unreadable paths are told to `on_unreadable` while reading, and skipped.
  MailboxReader(std::vector<std::string> paths, UnreadablePath on_unreadable);
  ~MailboxReader();
  MailboxReader(const MailboxReader&) = delete;
  MailboxReader& operator=(const MailboxReader&) = delete;

  /// Puts the next mail into `mail`; false at the end.
  bool next(RawMail& mail);

  /// Share of the work behind us by bytes on disk, 0 to 1, for a progress bar.
  [[nodiscard]] double progress() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace furui
