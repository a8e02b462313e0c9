#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/error.h"
#include "base/replacement_file.h"

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

[[noreturn]] void throw_write_failure(const std::string& path, int error_number,
                                      std::string_view consolation) {
  const bool is_full = error_number == ENOSPC || error_number == EFBIG || error_number == EDQUOT;
  throw Error(path, "cannot be written: " + reason(error_number),
              std::string(is_full ? "free some space or " : "") + "name another place" +
                  std::string(consolation));
}

/// Gives 0, or the errno of the write that failed.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// The file that a chain of symbolic links ends in; it need not exist.
std::filesystem::path link_target(const std::string& path) {
  constexpr int kMostLinks = 40;  // as many as Linux follows
  std::filesystem::path target(path);
  std::error_code error;
  for (int links = 0; std::filesystem::is_symlink(target, error); ++links) {
    if (links == kMostLinks) {
      throw Error(path, "is a loop of symbolic links", "name a file");
    }
    const std::filesystem::path next = std::filesystem::read_symlink(target, error);
    if (error) break;
    target = target.parent_path() / next;  // an absolute `next` replaces it all
  }
  return target;
}

std::string folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path().string() : ".";
}

void refuse_what_is_no_file(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return;  // a new file
  if (S_ISDIR(status.st_mode)) throw Error(path, "is a folder", "name a file");
  if (!S_ISREG(status.st_mode)) throw Error(path, "is not a regular file", "name a file");
}

[[noreturn]] void throw_no_place(const std::string& path, int error_number) {
  throw Error(path, "cannot be written: " + reason(error_number),
              "check that its folder exists and may be written to");
}

/// Whether `status` is that of what `descriptor` writes to.
bool is_same_file(const struct stat& status, int descriptor) {
  struct stat other {};
  return ::fstat(descriptor, &other) == 0 && other.st_dev == status.st_dev &&
         other.st_ino == status.st_ino;
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

bool read_standard_input(std::string& into, std::size_t max_bytes) {
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t got = ::read(STDIN_FILENO, buffer.data(), std::min(max_bytes, buffer.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      throw Error("standard input", "cannot be read: " + reason(errno),
                  "check where it comes from");
    }
    into.append(buffer.data(), static_cast<std::size_t>(got));
    return got > 0;
  }
}

void check_writable(const std::string& path) {
  refuse_what_is_no_file(path);
  if (::access(folder_of(link_target(path)).c_str(), W_OK | X_OK) != 0) throw_no_place(path, errno);
}

void write_file_atomically(const std::string& path, std::string_view bytes) {
  refuse_what_is_no_file(path);
  const std::string target = link_target(path).string();
  ReplacementFile replacement(target);
  if (!replacement.is_open()) throw_no_place(path, errno);
  // It is made 0600; a new model is as readable as any new file, an old one stays as it was.
  struct stat old_status {};
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const bool replaces = ::stat(target.c_str(), &old_status) == 0;
  const int descriptor = replacement.descriptor();
  ::fchmod(descriptor, replaces ? old_status.st_mode & 07777 : 0666 & ~mask);
  int failure = write_all(descriptor, bytes);
  if (failure == 0 && ::fsync(descriptor) != 0) failure = errno;
  if (failure == 0) failure = replacement.rename_to_target();
  if (failure != 0) throw_write_failure(path, failure, "; the old file is as it was");
  const Descriptor folder(::open(folder_of(target).c_str(), O_RDONLY | O_CLOEXEC));
  if (folder.get() >= 0) ::fsync(folder.get());
}

void write_output(const std::string& path, std::string_view bytes) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  // Replacing the file that standard output goes to would lose what is printed there.
  const bool is_stdout = exists && is_same_file(status, STDOUT_FILENO);
  if (!is_stdout && (!exists || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))) {
    return write_file_atomically(path, bytes);
  }
  const Descriptor opened(is_stdout ? ::dup(STDOUT_FILENO)
                                    : ::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  const int failure = opened.get() < 0 ? errno : write_all(opened.get(), bytes);
  if (failure != 0) throw_write_failure(path, failure, "");
}

}  // namespace furui
