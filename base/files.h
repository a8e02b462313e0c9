// Whole files in and out: bounded reading, atomic replacing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace furui {

/// Reads a file of at most `max_bytes` bytes. Throws Error when it is missing, unreadable, no
/// regular file or larger.
[[nodiscard]] std::string read_file(const std::string& path, std::uint64_t max_bytes);

/// Replaces `path` by `bytes` so that a reader sees the old file or the new one, never a part:
/// written to a temporary name beside it, fsynced, renamed, the folder fsynced. Throws Error, and
/// leaves the old file and no temporary one behind, when any step fails (a full disk, say).
void write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace furui
