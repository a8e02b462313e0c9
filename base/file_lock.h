// One writer at a time: those who read a file, change it and replace it hold its lock meanwhile.
// Readers need none, for files are replaced atomically.
#pragma once

#include <string>

namespace furui {

/// Holds the lock of a file until destroyed, or until the process ends, however it ends.
class FileLock {
 public:
  /// Waits for the lock of `path`, which is that of the empty file `path`.lock, made when it is not
  /// there and left there, since the file itself is another one after each replacing. Throws Error
  /// when that cannot be made.
  explicit FileLock(const std::string& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace furui
