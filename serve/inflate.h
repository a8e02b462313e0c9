// Unpacks what a client packed with zlib, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace furui {

enum class InflateOutcome : std::uint8_t { whole, damaged, too_large };

struct Inflated {
  InflateOutcome outcome = InflateOutcome::whole;
  std::string bytes;  ///< empty unless whole
};

/// Unpacks one zlib stream (RFC 1950), which must be all of `packed`. Stops at `max_bytes`, so that
/// a few bytes cannot become gigabytes.
[[nodiscard]] Inflated inflate(std::string_view packed, std::size_t max_bytes);

}  // namespace furui
