#include "mail/utf8.h"

#include <cstdint>
#include <cstring>

namespace furui {
namespace {

/// Steps over the ASCII at `position`, eight bytes at a time while there are that many.
void skip_ascii(std::string_view text, std::size_t& position) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t eight = 0;
  while (text.size() - position >= sizeof eight) {
    std::memcpy(&eight, text.data() + position, sizeof eight);
    if ((eight & kHighBits) != 0) break;
    position += sizeof eight;
  }
  while (position < text.size() && static_cast<unsigned char>(text[position]) < 0x80) ++position;
}

/// Where the first byte that is no well-formed UTF-8 stands; size() when there is none.
std::size_t find_malformed(std::string_view text) {
  std::size_t position = 0;
  skip_ascii(text, position);
  while (position < text.size()) {
    const std::size_t begin = position;
    const char32_t letter = decode_utf8(text, position);
    // U+FFFD itself is three bytes; one byte is a broken one.
    if (letter == kReplacementCharacter && position - begin == 1) return begin;
    if (letter < 0x80) skip_ascii(text, position);
  }
  return text.size();
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  return find_malformed(text) == text.size();
}

std::string to_valid_utf8(std::string_view text) {
  std::size_t position = find_malformed(text);
  std::string valid(text.substr(0, position));
  valid.reserve(text.size());
  while (position < text.size()) append_utf8(valid, decode_utf8(text, position));
  return valid;
}

std::string_view cut_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  // A character has at most three continuation bytes; more are damage that no cut can mend.
  std::size_t end = max_bytes;
  const auto is_tail = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  for (int i = 0; i < 3 && end > 0 && is_tail(end); ++i) --end;
  return text.substr(0, end);
}

}  // namespace furui
