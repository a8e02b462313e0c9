// Whole files in and out: bounded reading, atomic replacing; standard input by pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace furui {

/// A regular file opened for reading, for those who want a part of it.
class InputFile {
 public:
  /// Throws Error when it is missing, unreadable, no regular file or larger than `max_bytes`.
  InputFile(const std::string& path, std::uint64_t max_bytes);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Bytes of the file when it was opened.
  [[nodiscard]] std::uint64_t size() const { return size_; }

  /// Reads on into `into` and gives how many bytes came: fewer at the end of the file alone.
  std::size_t read(std::span<char> into);

 private:
  std::string path_;
  int descriptor_;
  std::uint64_t size_ = 0;
};

/// Reads a file of at most `max_bytes` bytes. Throws Error when it is missing, unreadable, no
/// regular file or larger.
[[nodiscard]] std::string read_file(const std::string& path, std::uint64_t max_bytes);

/// Appends to `into` what one read of standard input gives, at most `max_bytes` bytes; false at its
/// end. Throws Error when it cannot be read (a folder, a failing disk).
[[nodiscard]] bool read_standard_input(std::string& into, std::size_t max_bytes);

/// Throws the Error that write_file_atomically would when `path` names no place for a file: its
/// folder is missing or may not be written to, or it is a folder, device or pipe itself. For those
/// who have long work to do before they write.
void check_writable(const std::string& path);

/// Replaces `path` by `bytes` so that a reader sees the old file or the new one, never a part:
/// written to a temporary name beside it, fsynced, renamed, the folder fsynced. Throws Error, and
/// leaves the old file and no temporary one behind, when any step fails (a full disk, say). Of a
/// symbolic link the file it points to is replaced; what is no regular file is refused.
void write_file_atomically(const std::string& path, std::string_view bytes);

/// Writes `bytes` to `path`: a device, a pipe and /dev/stdout as they are, a file atomically.
/// Throws Error when any step fails.
void write_output(const std::string& path, std::string_view bytes);

}  // namespace furui
