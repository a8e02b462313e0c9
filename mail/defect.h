// What had to be repaired, cut or guessed while reading a mail. A defect is a feature, never an
// error.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace furui {

enum class Defect : std::uint8_t {
  charset_missing,               ///< non-ASCII text without a declared charset
  charset_unknown,               ///< the declared charset is no charset we know
  charset_contradicted,          ///< the bytes are not in the declared charset, another one fits
  charset_damaged,               ///< some bytes fit no charset and became U+FFFD
  charset_in_meta_only,          ///< only an HTML meta element names the charset
  raw_8bit_header,               ///< unencoded non-ASCII bytes in a header
  raw_iso2022jp_header,          ///< unencoded ISO-2022-JP escape sequences in a header
  encoded_word_split_character,  ///< an encoded-word ends inside a character
  encoded_word_malformed,        ///< =?...?= that cannot be decoded as it stands
  encoded_word_in_parameter,     ///< a file name as an encoded-word, against RFC 2047 section 5
  header_line_too_long,          ///< a header line over 998 bytes (RFC 5322 section 2.1.1)
  header_malformed,              ///< a line in the header block that is no header field
  header_duplicated,             ///< From, Subject, Date, To, Message-ID or Content-Type twice
  from_missing,
  from_multiple,  ///< several addresses in From
  date_missing,
  date_malformed,
  message_id_missing,
  nul_byte,           ///< a NUL byte in header or text
  boundary_missing,   ///< a multipart without a usable boundary
  boundary_unclosed,  ///< a multipart that ends without its closing boundary
  transfer_encoding_unknown,
  transfer_encoding_damaged,  ///< broken base64 or quoted-printable
  content_type_malformed,
  html_damaged,      ///< HTML cut inside a tag or beyond the nesting limit
  limit_mail_bytes,  ///< more bytes than Limits::mail_bytes; the rest was not read
  limit_header_bytes,
  limit_mime_depth,
  limit_parts,
  limit_text_bytes,
  limit_html_bytes,
  limit_links,
  limit_others,  ///< addresses, hops, images, forms or attachments over their limit
  count_         ///< how many there are, no defect
};

inline constexpr std::size_t kDefectCount = static_cast<std::size_t>(Defect::count_);

/// Names a defect as its enumerator is written; the name is part of a feature's name.
[[nodiscard]] std::string_view defect_name(Defect defect);

/// How often each defect was seen in one mail.
class Defects {
 public:
  void note(Defect defect) { ++counts_[static_cast<std::size_t>(defect)]; }
  [[nodiscard]] std::uint32_t count(Defect defect) const {
    return counts_[static_cast<std::size_t>(defect)];
  }
  [[nodiscard]] bool has(Defect defect) const { return count(defect) > 0; }

 private:
  std::array<std::uint32_t, kDefectCount> counts_{};
};

}  // namespace furui
