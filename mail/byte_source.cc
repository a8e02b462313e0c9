#include "mail/byte_source.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <system_error>

namespace furui {
namespace {

constexpr std::size_t kInputBytes = std::size_t{64} << 10;

enum class Packing : std::uint8_t { unknown, none, gzip, zstd };

/// RFC 1952 section 2.3.1; RFC 8878 section 3.1.1.
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

/// Gives the system's reason with what to do about it.
std::string reason_of(int error) {
  const std::string reason = std::generic_category().message(error);
  if (error == ENOENT) return reason + "; check the name";
  return error == EACCES ? reason + "; check its permissions" : reason;
}

}  // namespace

struct ByteSource::State {
  State(const std::string& path, std::uint64_t max) : max_bytes(max) {
    file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) failure = reason_of(errno);
  }
  ~State() {
    if (packing == Packing::gzip) ::inflateEnd(&inflater);
    if (unzstd != nullptr) ZSTD_freeDStream(unzstd);
    if (file >= 0) ::close(file);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::size_t read(std::span<char> buffer);
  void fill();
  void choose_packing();
  std::size_t read_plain(std::span<char> buffer);
  std::size_t read_gzip(std::span<char> buffer);
  std::size_t read_zstd(std::span<char> buffer);
  void fail(std::string_view reason);
  [[nodiscard]] std::string_view pending() const {
    return std::string_view(input.get() + begin, end - begin);
  }

  int file = -1;
  std::string failure;
  std::unique_ptr<char[]> input = std::make_unique_for_overwrite<char[]>(kInputBytes);
  std::size_t begin = 0;
  std::size_t end = 0;
  bool at_end = false;
  bool inside_frame = false;  ///< packed data has begun and not ended
  Packing packing = Packing::unknown;
  z_stream inflater{};
  ZSTD_DStream* unzstd = nullptr;
  std::uint64_t consumed = 0;
  std::uint64_t unpacked = 0;
  std::uint64_t max_bytes;
};

void ByteSource::State::fail(std::string_view reason) {
  if (failure.empty()) failure = reason;
  at_end = true;
  begin = end = 0;
}

/// Adds to the input what one read gives; sets at_end where there is no more.
void ByteSource::State::fill() {
  if (begin > 0) {
    std::memmove(input.get(), input.get() + begin, end - begin);
    end -= begin;
    begin = 0;
  }
  while (!at_end && end < kInputBytes) {
    const ssize_t got = ::read(file, input.get() + end, kInputBytes - end);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(std::generic_category().message(errno));
    if (got == 0) at_end = true;
    end += static_cast<std::size_t>(got);
    consumed += static_cast<std::uint64_t>(got);
    return;
  }
}

void ByteSource::State::choose_packing() {
  // A pipe may give fewer bytes than the magic at first.
  while (!at_end && end - begin < kZstdMagic.size()) fill();
  packing = Packing::none;
  if (pending().starts_with(kGzipMagic)) {
    // 15 bits of window, and 16 more mean gzip (zlib manual).
    if (::inflateInit2(&inflater, 15 + 16) != Z_OK) return fail("cannot be unpacked");
    packing = Packing::gzip;
  } else if (pending().starts_with(kZstdMagic)) {
    unzstd = ZSTD_createDStream();
    if (unzstd == nullptr) return fail("cannot be unpacked");
    packing = Packing::zstd;
  }
}

std::size_t ByteSource::State::read_plain(std::span<char> buffer) {
  if (begin == end && !at_end) fill();
  const std::size_t length = std::min(buffer.size(), end - begin);
  std::memcpy(buffer.data(), input.get() + begin, length);
  begin += length;
  return length;
}

std::size_t ByteSource::State::read_gzip(std::span<char> buffer) {
  std::size_t got = 0;
  while (got == 0) {
    if (end - begin < kGzipMagic.size() && !at_end) fill();
    // Bytes behind the last member that begin no new one are padding.
    if (!inside_frame && !pending().starts_with(kGzipMagic)) return 0;
    if (begin == end) {
      if (at_end) fail("is cut short; copy it again");
      if (at_end) return 0;
      fill();
      continue;
    }
    inside_frame = true;
    inflater.next_in = reinterpret_cast<Bytef*>(input.get() + begin);
    inflater.avail_in = static_cast<uInt>(end - begin);
    inflater.next_out = reinterpret_cast<Bytef*>(buffer.data());
    inflater.avail_out = static_cast<uInt>(buffer.size());
    const int result = ::inflate(&inflater, Z_NO_FLUSH);
    begin = end - inflater.avail_in;
    got = buffer.size() - inflater.avail_out;
    if (result == Z_STREAM_END) {
      inside_frame = false;
      ::inflateReset(&inflater);
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      fail("is no sound gzip data; copy it again");
      return got;
    }
  }
  return got;
}

std::size_t ByteSource::State::read_zstd(std::span<char> buffer) {
  ZSTD_outBuffer output{buffer.data(), buffer.size(), 0};
  while (output.pos == 0) {
    if (begin == end && !at_end) fill();
    // What the decoder holds back comes out without input, but only inside a frame.
    if (begin == end && at_end && !inside_frame) return 0;
    ZSTD_inBuffer packed{input.get() + begin, end - begin, 0};
    const std::size_t result = ZSTD_decompressStream(unzstd, &output, &packed);
    begin += packed.pos;
    if (ZSTD_isError(result) != 0) {
      fail("is no sound zstd data; copy it again");
      return output.pos;
    }
    inside_frame = result != 0;
    if (output.pos == 0 && packed.pos == 0 && begin == end && at_end && inside_frame) {
      fail("is cut short; copy it again");
      return 0;
    }
  }
  return output.pos;
}

std::size_t ByteSource::State::read(std::span<char> buffer) {
  if (!failure.empty() || buffer.empty()) return 0;
  if (packing == Packing::unknown) choose_packing();
  if (!failure.empty()) return 0;
  const std::size_t got = packing == Packing::gzip   ? read_gzip(buffer)
                          : packing == Packing::zstd ? read_zstd(buffer)
                                                     : read_plain(buffer);
  unpacked += got;
  if (unpacked <= max_bytes) return got;
  fail("unpacks to more than " + std::to_string(max_bytes) + " bytes; split it");
  return 0;
}

ByteSource::ByteSource(const std::string& path, std::uint64_t max_bytes)
    : state_(std::make_unique<State>(path, max_bytes)) {}
ByteSource::~ByteSource() = default;
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;

std::size_t ByteSource::read(std::span<char> buffer) {
  return state_->read(buffer);
}
const std::string& ByteSource::failure() const {
  return state_->failure;
}
std::uint64_t ByteSource::consumed() const {
  return state_->consumed;
}

}  // namespace furui
