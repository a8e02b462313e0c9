// The bytes of one file or pipe, unpacked on the way when they are gzip or zstd. What they mean is
// mail/mailbox's business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace furui {

/// Reads forwards, once, in bounded memory. The first bytes decide how to unpack, not the name.
class ByteSource {
 public:
  /// A file that unpacks to more than `max_bytes` is a failure there.
  ByteSource(const std::string& path, std::uint64_t max_bytes);
  ~ByteSource();
  ByteSource(ByteSource&&) noexcept;
  ByteSource& operator=(ByteSource&&) noexcept;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// Fills the front of `buffer`; gives how many bytes, 0 at the end and after a failure.
  std::size_t read(std::span<char> buffer);

  /// Why the file could not be opened or read to its end; empty while all is well.
  [[nodiscard]] const std::string& failure() const;

  /// Bytes taken from the disk so far.
  [[nodiscard]] std::uint64_t consumed() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace furui
