#include "mail/utf8.h"

#include <array>
#include <cstdint>

namespace furui {
namespace {

/// The second byte's range is what excludes overlong forms, surrogates and code points above
/// U+10FFFF (Unicode standard, table 3-7).
struct Lead {
  std::size_t length;
  std::uint8_t second_first;
  std::uint8_t second_last;
};

Lead lead_of(std::uint8_t byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

std::uint8_t byte_at(std::string_view text, std::size_t position) {
  return static_cast<std::uint8_t>(text[position]);
}

/// Length of the well-formed character at `position`, 0 when there is none.
std::size_t character_length(std::string_view text, std::size_t position) {
  const Lead lead = lead_of(byte_at(text, position));
  if (lead.length < 2) return lead.length;
  if (lead.length > text.size() - position) return 0;
  const std::uint8_t second = byte_at(text, position + 1);
  if (second < lead.second_first || second > lead.second_last) return 0;
  for (std::size_t i = 2; i < lead.length; ++i) {
    if ((byte_at(text, position + i) & 0xC0) != 0x80) return 0;
  }
  return lead.length;
}

}  // namespace

char32_t decode_utf8(std::string_view text, std::size_t& position) {
  const std::size_t length = character_length(text, position);
  const std::uint8_t first = byte_at(text, position);
  if (length < 2) {
    ++position;
    return length == 1 ? char32_t{first} : kReplacementCharacter;
  }
  constexpr std::array<std::uint8_t, 5> kLeadMask{0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t code_point = first & kLeadMask[length];
  for (std::size_t i = 1; i < length; ++i) {
    code_point = (code_point << 6) | (byte_at(text, position + i) & 0x3FU);
  }
  position += length;
  return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (is_surrogate || code_point > 0x10FFFF) code_point = kReplacementCharacter;
  const auto push = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    push(code_point);
  } else if (code_point < 0x800) {
    push(0xC0 | (code_point >> 6));
    push(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    push(0xE0 | (code_point >> 12));
    push(0x80 | ((code_point >> 6) & 0x3F));
    push(0x80 | (code_point & 0x3F));
  } else {
    push(0xF0 | (code_point >> 18));
    push(0x80 | ((code_point >> 12) & 0x3F));
    push(0x80 | ((code_point >> 6) & 0x3F));
    push(0x80 | (code_point & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t length = character_length(text, position);
    if (length == 0) return false;
    position += length;
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    append_utf8(valid, decode_utf8(text, position));
  }
  return valid;
}

std::string_view cut_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  // A character has at most three continuation bytes; more are damage that no cut can mend.
  std::size_t end = max_bytes;
  for (int i = 0; i < 3 && end > 0 && (byte_at(text, end) & 0xC0) == 0x80; ++i) --end;
  return text.substr(0, end);
}

}  // namespace furui
