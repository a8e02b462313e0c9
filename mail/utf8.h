// UTF-8 by hand (RFC 3629): the little that every reader of mail text needs. Knows nothing of
// charsets; mail/charset makes UTF-8 out of other bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace furui {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// Decodes the code point at `position` and moves past it. Malformed bytes (overlong, surrogate,
/// cut) give U+FFFD and move by one byte. `position` must be inside `text`.
[[nodiscard]] char32_t decode_utf8(std::string_view text, std::size_t& position);

/// Appends a code point; a surrogate or anything above U+10FFFF becomes U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

/// Tells whether every byte of `text` belongs to well-formed UTF-8.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// Copies `text` with each malformed byte replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);

/// Gives the longest prefix of at most `max_bytes` bytes that does not end inside a character.
[[nodiscard]] std::string_view cut_utf8(std::string_view text, std::size_t max_bytes);

}  // namespace furui
