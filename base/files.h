// Whole files in and out: bounded reading, atomic replacing.
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

/// Replaces `path` by `bytes` so that a reader sees the old file or the new one, never a part:
/// written to a temporary name beside it, fsynced, renamed, the folder fsynced. Throws Error, and
/// leaves the old file and no temporary one behind, when any step fails (a full disk, say).
void write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace furui
