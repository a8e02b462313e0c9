#include "mail/maildir.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/error.h"

namespace furui {
namespace {

namespace fs = std::filesystem;

/// Reads the flags behind ":2," (or behind another separator, where the file system forbids a
/// colon).
bool is_marked_as_deleted(std::string_view name) {
  const auto info = name.rfind("2,");
  if (info == std::string_view::npos || info == 0) return false;
  const char separator = name[info - 1];
  return (separator == ':' || separator == ';' || separator == '!') &&
         name.find('T', info) != std::string_view::npos;
}

void list_folder(const fs::path& folder, std::vector<std::string>& mails) {
  std::error_code error;
  const std::size_t begin = mails.size();
  fs::directory_iterator entry(folder, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code unreadable;
    if (!name.starts_with('.') && !is_marked_as_deleted(name) &&
        entry->is_regular_file(unreadable)) {
      mails.push_back(entry->path().string());
    }
  }
  if (error) throw Error(folder.string(), error.message(), "check its permissions");
  std::sort(mails.begin() + static_cast<std::ptrdiff_t>(begin), mails.end());
}

}  // namespace

std::vector<std::string> list_maildir(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(fs::path(path) / "cur", error) ||
      !fs::is_directory(fs::path(path) / "new", error)) {
    throw Error(path, "is no Maildir", "name a folder that has new and cur in it");
  }
  std::vector<std::string> mails;
  list_folder(fs::path(path) / "cur", mails);
  list_folder(fs::path(path) / "new", mails);
  return mails;
}

}  // namespace furui
