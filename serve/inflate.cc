#include "serve/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>

namespace furui {
namespace {

class Inflater {
 public:
  Inflater() {
    if (::inflateInit(&stream_) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { ::inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  [[nodiscard]] z_stream& stream() { return stream_; }

 private:
  z_stream stream_{};
};

}  // namespace

Inflated inflate(std::string_view packed, std::size_t max_bytes) {
  Inflater inflater;
  z_stream& stream = inflater.stream();
  std::array<char, 16384> piece{};
  std::string bytes;
  // zlib takes its input as not const and leaves it alone; a request is far below 4 GiB.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(packed.size());
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());  // NOLINT
    stream.avail_out = static_cast<uInt>(piece.size());
    status = ::inflate(&stream, Z_NO_FLUSH);
    bytes.append(piece.data(), piece.size() - stream.avail_out);
    if (bytes.size() > max_bytes) return {InflateOutcome::too_large, {}};
  }
  const bool is_whole = status == Z_STREAM_END && stream.avail_in == 0;
  if (!is_whole) return {InflateOutcome::damaged, {}};
  return {InflateOutcome::whole, std::move(bytes)};
}

}  // namespace furui
