// UTF-8 -> what may stand in a mail's header or body: for the few mails and fields that furui
// writes itself. The way back is mail/header_text and mail/transfer_encoding.
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// Encodes bytes in base64 (RFC 4648 section 4), padded, without line breaks.
[[nodiscard]] std::string encode_base64(std::string_view bytes);

/// Encodes bytes as the base64 body of a part: lines of 76 characters (RFC 2045 section 6.8), each
/// with `line_end` behind it.
[[nodiscard]] std::string encode_base64_body(std::string_view bytes, std::string_view line_end);

/// Gives valid UTF-8 as an unstructured header value: printable ASCII as it is, all else as
/// encoded-words of UTF-8 in base64 (RFC 2047), none longer than 75 characters and no letter cut,
/// with `separator` between them ("\n " folds).
[[nodiscard]] std::string encode_header_text(std::string_view text, std::string_view separator);

}  // namespace furui
