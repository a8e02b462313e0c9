#include "base/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"

namespace furui {

FileLock::FileLock(const std::string& path) {
  const std::string lock_path = path + ".lock";
  // Anybody who may write the folder may write the model, so the lock asks for no more than that.
  descriptor_ = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor_ < 0) {
    throw Error(lock_path, std::string("cannot be made (") + std::strerror(errno) + ")",
                "check the folder's permissions");
  }
  while (::flock(descriptor_, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    const std::string reason = std::strerror(errno);
    ::close(descriptor_);
    throw Error(lock_path, "cannot be locked (" + reason + ")",
                "keep the model on a file system that has locks");
  }
}

FileLock::~FileLock() {
  ::close(descriptor_);
}

}  // namespace furui
