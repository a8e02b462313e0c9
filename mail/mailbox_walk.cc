#include "mail/mailbox_walk.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace furui {
namespace {

namespace fs = std::filesystem;

/// File systems stop at some hundred; a tree that deep holds no mail.
constexpr int kMaxDepth = 64;

bool is_passed_over(std::string_view name) {
  const bool is_backup =
      name.ends_with('~') || (name.size() > 1 && name.starts_with('#') && name.ends_with('#'));
  return name.starts_with('.') || is_backup;
}

/// Gives the system's reason with what to do about it.
std::string reason_of(const std::error_code& error) {
  const bool is_missing = error == std::errc::no_such_file_or_directory;
  const bool is_forbidden = error == std::errc::permission_denied;
  return error.message() + (is_missing     ? "; check the name"
                            : is_forbidden ? "; check its permissions"
                                           : "");
}

bool is_maildir(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "cur", error) && fs::is_directory(folder / "new", error);
}

void add_file(const fs::path& path, std::vector<MailboxEntry>& entries) {
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(path, error);
  entries.push_back({path.string(), error ? 0 : bytes, error ? reason_of(error) : ""});
}

std::vector<std::string> sorted_names(const fs::path& folder, std::error_code& error) {
  std::vector<std::string> names;
  fs::directory_iterator entry(folder, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

void walk_folder(const fs::path& folder, int depth, std::vector<MailboxEntry>& entries) {
  std::error_code error;
  const std::vector<std::string> names = sorted_names(folder, error);
  if (error) entries.push_back({folder.string(), 0, reason_of(error)});
  const bool maildir = is_maildir(folder);
  for (const std::string& name : names) {
    const fs::path path = folder / name;
    // Beside them stand mails half delivered and the files of servers: indexes, subscriptions,
    // sizes.
    if (maildir && name != "cur" && name != "new") continue;
    if (is_passed_over(name)) continue;
    const fs::file_status status = fs::symlink_status(path, error);
    if (fs::is_directory(status)) {
      if (depth < kMaxDepth) walk_folder(path, depth + 1, entries);
      continue;
    }
    const fs::file_status target = fs::is_symlink(status) ? fs::status(path, error) : status;
    if (fs::is_regular_file(target)) {
      add_file(path, entries);
    } else if (fs::is_symlink(status) && !fs::exists(target)) {
      entries.push_back({path.string(), 0, error ? reason_of(error) : "leads nowhere"});
    }
  }
}

}  // namespace

std::vector<MailboxEntry> walk_mailbox_path(const std::string& path) {
  std::vector<MailboxEntry> entries;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (error || !fs::exists(status)) {
    const std::error_code missing = std::make_error_code(std::errc::no_such_file_or_directory);
    entries.push_back({path, 0, reason_of(error ? error : missing)});
  } else if (fs::is_directory(status)) {
    walk_folder(path, 0, entries);
    if (entries.empty())
      entries.push_back({path, 0, "holds no mails; name files, folders or Maildirs of mails"});
  } else if (fs::is_regular_file(status)) {
    add_file(path, entries);
  } else {
    entries.push_back({path, 0, ""});
  }
  return entries;
}

}  // namespace furui
