#include "base/replacement_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

namespace furui {
namespace {

/// Writers that may go before us, each of which takes the name away from the file we wait for.
constexpr int kMostTries = 1000;

std::string shared_name(const std::string& target) {
  const std::filesystem::path path(target);
  return (path.parent_path() / ("." + path.filename().string() + ".furui-new")).string();
}

/// Tells whether it can only be what a writer of ours left: in a folder that others may write to,
/// one of theirs could be changed by them while we write.
bool is_ours(const struct stat& status) {
  return S_ISREG(status.st_mode) && status.st_uid == ::geteuid() && status.st_nlink == 1;
}

bool lock(int descriptor) {
  while (::flock(descriptor, LOCK_EX) != 0) {
    if (errno != EINTR) return false;
  }
  return true;
}

}  // namespace

ReplacementFile::ReplacementFile(const std::string& target)
    : target_(target), path_(shared_name(target)) {
  if (open_shared_name()) return;
  path_ = target + ".XXXXXX";
  descriptor_ = ::mkostemp(path_.data(), O_CLOEXEC);
  if (descriptor_ < 0) path_.clear();
}

/// Opens the name that all writers share and waits for its lock; false where that cannot be had.
bool ReplacementFile::open_shared_name() {
  for (int tries = 0; tries < kMostTries; ++tries) {
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor_ < 0) return false;
    struct stat before {};
    if (::fstat(descriptor_, &before) != 0 || before.st_uid != ::geteuid()) break;
    if (!lock(descriptor_)) break;
    if (hold()) return true;
    ::close(std::exchange(descriptor_, -1));
  }
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  return false;
}

/// Tells whether the file locked is still the one of that name, and empties it.
bool ReplacementFile::hold() {
  struct stat held {};
  struct stat named {};
  return ::fstat(descriptor_, &held) == 0 && ::lstat(path_.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev && is_ours(held) &&
         ::ftruncate(descriptor_, 0) == 0;
}

ReplacementFile::~ReplacementFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
  if (descriptor_ >= 0) ::close(descriptor_);
}

int ReplacementFile::rename_to_target() {
  if (::rename(path_.c_str(), target_.c_str()) != 0) return errno;
  path_.clear();
  return 0;
}

}  // namespace furui
