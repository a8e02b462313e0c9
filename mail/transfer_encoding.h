// Content-Transfer-Encoding (RFC 2045 section 6) and its twin in encoded-words: leniently, since a
// reader's mail program is lenient too.
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// Bytes and whether the encoding was broken.
struct TransferDecoded {
  std::string bytes;
  bool damaged = false;
};

/// Decodes base64, padding optional, white space skipped. What follows the padding is read on only
/// when it is base64 too: lists append plain footers.
[[nodiscard]] TransferDecoded decode_base64(std::string_view text);

/// Decodes quoted-printable; `=` without two hex digits stays as it stands.
[[nodiscard]] TransferDecoded decode_quoted_printable(std::string_view text);

/// Decodes the Q encoding of RFC 2047: underscores are spaces, spaces are tolerated.
[[nodiscard]] TransferDecoded decode_q(std::string_view text);

}  // namespace furui
