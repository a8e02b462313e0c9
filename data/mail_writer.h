// Text -> the lines of a mail: charsets, transfer encodings, encoded-words, parts. The other way
// round than the mail room; for making mails, never for judging them.
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// How a text is written.
struct TextForm {
  std::string charset = "UTF-8";             ///< "UTF-8", "ISO-2022-JP", "Shift_JIS" or "EUC-JP"
  std::string transfer_encoding = "base64";  ///< or "quoted-printable", "8bit", "7bit"
};

/// Gives the form asked for, or UTF-8 in base64 when a letter of the text is not in its charset.
[[nodiscard]] TextForm possible_form(std::string_view text, const TextForm& wanted);

/// The text as encoded-words (RFC 2047, B) folded behind a field name of some letters; ASCII stays
/// as it is. The charset must be possible.
[[nodiscard]] std::string encoded_words(std::string_view text, const std::string& charset);

/// Content-Type, Content-Transfer-Encoding, a blank line and the encoded text, lines ending in LF.
/// The form must be possible. `subtype` is "plain" or "html".
[[nodiscard]] std::string text_part(std::string_view text, std::string_view subtype,
                                    const TextForm& form);

/// Base64 in lines of 76 letters (RFC 2045 section 6.8).
[[nodiscard]] std::string encode_base64(std::string_view bytes);

/// Quoted-printable in lines of at most 76 letters (RFC 2045 section 6.7).
[[nodiscard]] std::string encode_quoted_printable(std::string_view bytes);

}  // namespace furui
