#include "mail/japanese_charset.h"

#include <string>

#include "mail/charset_tables.h"
#include "mail/utf8.h"

namespace furui {
namespace {

constexpr char32_t kHalfWidthKana = 0xFF61;  // JIS X 0201 0x21, 0xA1

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

void append_error(DecodedBytes& decoded) {
  append_utf8(decoded.text, kReplacementCharacter);
  ++decoded.errors;
}

void append_letter(DecodedBytes& decoded, char16_t letter) {
  if (letter == 0) {
    append_error(decoded);
  } else {
    append_utf8(decoded.text, letter);
  }
}

bool is_cp932_lead(unsigned byte) {
  return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
}

bool is_cp932_trail(unsigned byte) {
  return byte >= 0x40 && byte <= 0xFC && byte != 0x7F;
}

char16_t cp932_pair(unsigned lead, unsigned trail) {
  const std::size_t lead_index = lead < 0xA0 ? lead - 0x81 : lead - 0xC1;
  const std::size_t trail_index = trail < 0x7F ? trail - 0x40 : trail - 0x41;
  return kCp932Letters[lead_index * 2 * kPlaneCells + trail_index];
}

/// Reads the two-byte letter at `at`; gives how many bytes it took, 0 when it is cut.
std::size_t read_cp932_pair(std::string_view bytes, std::size_t at, DecodedBytes& decoded) {
  if (at + 1 == bytes.size()) return 0;
  const unsigned trail = byte_at(bytes, at + 1);
  if (!is_cp932_trail(trail)) {
    append_error(decoded);
    return 1;
  }
  const char16_t letter = cp932_pair(byte_at(bytes, at), trail);
  append_letter(decoded, letter);
  // An ASCII byte behind a lead that makes no letter is likelier the next letter than a trail.
  return letter == 0 && trail < 0x80 ? 1 : 2;
}

bool is_gr(unsigned byte) {
  return byte >= 0xA1 && byte <= 0xFE;
}

/// As read_cp932_pair, for the two and three bytes of EUC-JP.
std::size_t read_euc_jp_letter(std::string_view bytes, std::size_t at, DecodedBytes& decoded) {
  constexpr unsigned kSingleShift2 = 0x8E;
  constexpr unsigned kSingleShift3 = 0x8F;
  const unsigned lead = byte_at(bytes, at);
  const std::size_t length = lead == kSingleShift3 ? 3 : 2;
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i == bytes.size()) return 0;
    if (!is_gr(byte_at(bytes, at + i))) {
      append_error(decoded);
      return i;
    }
  }
  const unsigned second = byte_at(bytes, at + 1);
  if (lead == kSingleShift2) {
    if (second > 0xDF) {
      append_error(decoded);
    } else {
      append_utf8(decoded.text, kHalfWidthKana + second - 0xA1);
    }
  } else if (lead == kSingleShift3) {
    append_letter(decoded,
                  kJisX0212Letters[(second - 0xA1) * kPlaneCells + byte_at(bytes, at + 2) - 0xA1]);
  } else {
    append_letter(decoded, cp932_letter(lead - 0xA0, second - 0xA0));
  }
  return length;
}

}  // namespace

char16_t cp932_letter(std::size_t row, std::size_t cell) {
  if (row < 1 || row > kPlaneRows || cell < 1 || cell > kPlaneCells) return 0;
  return kCp932Letters[(row - 1) * kPlaneCells + cell - 1];
}

char16_t jis_x_0212_letter(std::size_t row, std::size_t cell) {
  if (row < 1 || row > kPlaneCells || cell < 1 || cell > kPlaneCells) return 0;
  return kJisX0212Letters[(row - 1) * kPlaneCells + cell - 1];
}

DecodedBytes decode_cp932(std::string_view bytes) {
  DecodedBytes decoded;
  decoded.text.reserve(bytes.size() + bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned byte = byte_at(bytes, at);
    if (byte < 0x80) {
      decoded.text += bytes[at++];
    } else if (is_cp932_lead(byte)) {
      const std::size_t length = read_cp932_pair(bytes, at, decoded);
      if (length == 0) {
        decoded.ends_inside_character = true;
        break;
      }
      at += length;
    } else {
      if (byte >= 0xA1 && byte <= 0xDF) {
        append_utf8(decoded.text, kHalfWidthKana + byte - 0xA1);
      } else {
        append_error(decoded);
      }
      ++at;
    }
  }
  return decoded;
}

DecodedBytes decode_euc_jp(std::string_view bytes) {
  DecodedBytes decoded;
  decoded.text.reserve(bytes.size() + bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned byte = byte_at(bytes, at);
    if (byte < 0x80) {
      decoded.text += bytes[at++];
    } else if (is_gr(byte) || byte == 0x8E || byte == 0x8F) {
      const std::size_t length = read_euc_jp_letter(bytes, at, decoded);
      if (length == 0) {
        decoded.ends_inside_character = true;
        break;
      }
      at += length;
    } else {
      append_error(decoded);
      ++at;
    }
  }
  return decoded;
}

}  // namespace furui
