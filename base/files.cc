#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/error.h"

namespace furui {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }
  void release() { fd_ = -1; }

 private:
  int fd_;
};

std::string reason(int error_number) {
  return std::generic_category().message(error_number);
}

/// Takes the half-written file away again unless the rename has happened.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string path) : path_(std::move(path)) {}
  ~TemporaryFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  std::string path_;
};

void write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      throw Error(path, "cannot be written: " + reason(errno),
                  "free some space or name another place; the old file is as it was");
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

InputFile::InputFile(const std::string& path, std::uint64_t max_bytes)
    : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) {
    throw Error(path, "cannot be opened: " + reason(errno), "check the name and its permissions");
  }
  // Closes it where the destructor does not run yet.
  Descriptor opened(descriptor_);
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
    throw Error(path, "is not a regular file", "name a file");
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
  if (size_ > max_bytes) {
    throw Error(path, "is larger than " + std::to_string(max_bytes) + " bytes",
                "check that it is the right file");
  }
  opened.release();
}

InputFile::~InputFile() {
  ::close(descriptor_);
}

std::size_t InputFile::read(std::span<char> into) {
  std::size_t filled = 0;
  while (filled < into.size()) {
    const ssize_t got = ::read(descriptor_, into.data() + filled, into.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Error(path_, "cannot be read: " + reason(errno), "check the disk");
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return filled;
}

std::string read_file(const std::string& path, std::uint64_t max_bytes) {
  InputFile file(path, max_bytes);
  std::string bytes(static_cast<std::size_t>(file.size()), '\0');
  bytes.resize(file.read(bytes));
  return bytes;
}

void write_file_atomically(const std::string& path, std::string_view bytes) {
  std::string name = path + ".XXXXXX";
  const Descriptor made(::mkostemp(name.data(), O_CLOEXEC));
  if (made.get() < 0) {
    throw Error(path, "cannot be written: " + reason(errno),
                "check that its folder exists and may be written to");
  }
  TemporaryFile temporary(name);
  // mkostemp gives 0600; a new model is as readable as any new file, an old one stays as it was.
  struct stat old_status {};
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const mode_t mode =
      ::stat(path.c_str(), &old_status) == 0 ? old_status.st_mode & 07777 : 0666 & ~mask;
  ::fchmod(made.get(), mode);
  write_all(made.get(), bytes, path);
  if (::fsync(made.get()) != 0 || ::rename(temporary.path().c_str(), path.c_str()) != 0) {
    throw Error(path, "cannot be written: " + reason(errno),
                "free some space or name another place; the old file is as it was");
  }
  temporary.keep();
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  const Descriptor folder(::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_CLOEXEC));
  if (folder.get() >= 0) ::fsync(folder.get());
}

}  // namespace furui
