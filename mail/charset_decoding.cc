#include "mail/charset_decoding.h"

#include <algorithm>
#include <string>

#include "mail/japanese_charset.h"
#include "mail/letters.h"
#include "mail/utf8.h"

namespace furui {
namespace {

/// CESU-8 writes a supplementary letter as two surrogates of three bytes each.
std::size_t append_cesu8(std::string_view bytes, std::size_t at, std::string& text) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const bool is_pair = byte(0) == 0xED && (byte(1) & 0xF0U) == 0xA0U &&
                       (byte(2) & 0xC0U) == 0x80U && byte(3) == 0xED &&
                       (byte(4) & 0xF0U) == 0xB0U && (byte(5) & 0xC0U) == 0x80U;
  if (!is_pair) return 0;
  const char32_t high = ((byte(1) & 0x0FU) << 6U) | (byte(2) & 0x3FU);
  const char32_t low = ((byte(4) & 0x0FU) << 6U) | (byte(5) & 0x3FU);
  append_utf8(text, 0x10000U + (high << 10U) + low);
  return 6;
}

DecodedBytes decode_as_utf8(std::string_view bytes) {
  DecodedBytes decoded;
  const std::string_view whole = bytes.substr(0, complete_utf8_size(bytes));
  decoded.ends_inside_character = whole.size() < bytes.size();
  if (is_valid_utf8(whole)) {
    decoded.text = whole;
    return decoded;
  }
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t cesu8 = append_cesu8(whole, at, decoded.text);
    at += cesu8;
    if (cesu8 > 0) continue;
    const std::size_t begin = at;
    const char32_t letter = decode_utf8(whole, at);
    // U+FFFD itself is three bytes; one byte is a broken one.
    if (letter == kReplacementCharacter && at - begin == 1) ++decoded.errors;
    append_utf8(decoded.text, letter);
  }
  return decoded;
}

/// Length of the UTF-8 sequence at `at` that is a letter or sign of Japanese text, 0 when there is
/// none. Shorter sequences and other letters are too easily bytes of something else.
std::size_t japanese_sequence_at(std::string_view bytes, std::size_t at) {
  if (static_cast<unsigned char>(bytes[at]) < 0xE3) return 0;
  std::size_t end = at;
  const char32_t letter = decode_utf8(bytes, end);
  const bool is_emoji = is_between(letter, 0x1F000, 0x1FAFF);
  return is_emoji || is_written_without_spaces(letter) ? end - at : 0;
}

/// Where the stretch of `other` letters (two bytes each, or one ASCII byte) that begins at `at`
/// ends.
std::size_t end_of_foreign(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && japanese_sequence_at(bytes, at) == 0) {
    at += static_cast<unsigned char>(bytes[at]) < 0x81 ? 1 : 2;
  }
  return std::min(at, bytes.size());
}

/// Some spam tools write one header half in UTF-8 and half in the charset of their own country.
DecodedBytes decode_mixed(std::string_view bytes, const std::string& foreign) {
  DecodedBytes decoded;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = japanese_sequence_at(bytes, at);
    if (length > 0) {
      decoded.text += bytes.substr(at, length);
      at += length;
      continue;
    }
    const std::size_t end = end_of_foreign(bytes, at);
    const DecodedBytes piece = decode_as(bytes.substr(at, end - at), find_charset(foreign));
    decoded.text += piece.text;
    // Two charsets in one text are damage even where every letter could be saved.
    decoded.errors += piece.errors + 1;
    decoded.ends_inside_character = piece.ends_inside_character && end == bytes.size();
    at = end;
  }
  return decoded;
}

}  // namespace

DecodedBytes decode_as(std::string_view bytes, const Charset& charset) {
  switch (charset.kind) {
    case CharsetKind::iso_2022_jp:
      return decode_iso_2022_jp(bytes);
    case CharsetKind::shift_jis:
      return decode_cp932(bytes);
    case CharsetKind::euc_jp:
      return decode_euc_jp(bytes);
    case CharsetKind::eight_bit:
    case CharsetKind::seven_bit:
    case CharsetKind::wide:
      return decode_with_icu(bytes, charset.converter);
    default:
      return charset.converter.empty() ? decode_as_utf8(bytes)
                                       : decode_mixed(bytes, charset.converter);
  }
}

std::size_t complete_utf8_size(std::string_view bytes) {
  for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
    return length > back && byte < 0xF5 ? bytes.size() - back : bytes.size();
  }
  return bytes.size();
}

bool has_japanese_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (japanese_sequence_at(bytes, at) > 0) return true;
  }
  return false;
}

}  // namespace furui
