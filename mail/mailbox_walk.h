// Which files a path stands for: itself, a folder's, a Maildir's. Opens nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace furui {

/// A file to read, or a path that cannot be and why.
struct MailboxEntry {
  std::string path;
  std::uint64_t bytes = 0;  ///< on disk; 0 for pipes
  std::string unreadable;   ///< the reason, and what to do; empty for a file to read
};

/// Lists the files of `path` in byte order of their names. Folders are entered, but not those
/// behind symbolic links (a loop is one), nor hidden ones (so a Maildir's .Junk is read only when
/// it is named); of a Maildir (a folder with cur and new) only cur and new. In folders, hidden
/// files, editor backups and what is no regular file are passed over; a pipe named directly is
/// taken.
[[nodiscard]] std::vector<MailboxEntry> walk_mailbox_path(const std::string& path);

}  // namespace furui
