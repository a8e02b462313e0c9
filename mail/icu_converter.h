// ICU's charset converters behind one function: opened once a thread and kept, because opening one
// costs more than converting a mail.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace furui {

/// Bytes that were read in one charset.
struct DecodedBytes {
  std::string text;                    ///< UTF-8; U+FFFD for what does not fit
  std::size_t errors = 0;              ///< how many places did not fit
  bool ends_inside_character = false;  ///< the last character is cut; it is left out, no error
};

/// Tells whether ICU knows the charset and reads ASCII bytes in it as ASCII, or it is one of the
/// Unicode encodings or a seven-bit one. EBCDIC is not taken: no mail program reads it, so it only
/// hides text.
[[nodiscard]] bool is_icu_charset(const std::string& label);

/// Gives the preferred MIME name in lower case, or ICU's own.
[[nodiscard]] std::string icu_charset_name(const std::string& label);

/// Decodes by ICU's converter of that name, leniently. An unknown name gives U+FFFD for every
/// non-ASCII byte.
[[nodiscard]] DecodedBytes decode_with_icu(std::string_view bytes, const std::string& converter);

/// Encodes UTF-8 by ICU's converter of that name; nothing when a letter is not in the charset or
/// the name is unknown.
[[nodiscard]] std::optional<std::string> encode_with_icu(std::string_view text,
                                                         const std::string& converter);

}  // namespace furui
