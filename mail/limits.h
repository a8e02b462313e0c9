// How much of one mail is looked at. One budget per mail, not per part: an attacker who sends more
// gets the rest ignored and a Defect noted. The limits change features, so a model's recipe
// records kLimitsVersion.
#pragma once

#include <cstddef>

namespace furui {

struct Limits {
  /// Bytes of the raw mail that are parsed; the rest is counted, not read. Text comes before
  /// attachments in all mail programs we know, and 16 MiB is above every provider's usual limit
  /// for a mail without a large attachment.
  std::size_t mail_bytes = std::size_t{16} << 20;
  /// Bytes of the header block before it is cut; real ones stay under 64 KiB.
  std::size_t header_bytes = std::size_t{256} << 10;
  std::size_t header_fields = 1000;
  /// Bytes of one decoded header value that are kept; a real References line can have some KiB.
  std::size_t header_value_bytes = std::size_t{16} << 10;
  std::size_t addresses = 200;
  std::size_t received_hops = 50;
  /// Depth of MIME nesting; mail programs make about five levels, bounces of bounces ten.
  std::size_t mime_depth = 32;
  std::size_t parts = 500;
  /// Bytes of decoded text (UTF-8, all parts together) that are kept.
  std::size_t text_bytes = std::size_t{512} << 10;
  std::size_t html_bytes = std::size_t{2} << 20;
  std::size_t html_depth = 200;
  std::size_t links = 500;
  std::size_t link_bytes = std::size_t{4} << 10;
  std::size_t images = 500;
  std::size_t forms = 50;
  std::size_t attachments = 200;
  std::size_t tokens = 200'000;
};

inline constexpr Limits kLimits;
inline constexpr int kLimitsVersion = 1;

}  // namespace furui
