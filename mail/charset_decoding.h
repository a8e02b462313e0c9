// Bytes -> UTF-8 in a charset that is already chosen, whoever reads it: furui's own readers, ICU,
// or two charsets by turns. Which charset it is, is mail/charset's question.
#pragma once

#include <cstddef>
#include <string_view>

#include "mail/charset_label.h"
#include "mail/icu_converter.h"

namespace furui {

/// Decodes `bytes` as `charset`; what does not fit becomes U+FFFD. UTF-8 may hold CESU-8 pairs, and
/// with a converter (see Charset) stretches of that other charset.
[[nodiscard]] DecodedBytes decode_as(std::string_view bytes, const Charset& charset);

/// Gives how many bytes are whole UTF-8 characters: all but a character that the end cuts.
[[nodiscard]] std::size_t complete_utf8_size(std::string_view bytes);

/// Tells whether there are bytes that are Japanese letters or signs in UTF-8, three or four a
/// letter.
[[nodiscard]] bool has_japanese_utf8(std::string_view bytes);

}  // namespace furui
