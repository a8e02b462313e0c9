#include "mail/japanese_charset.h"

#include <array>
#include <cstdint>
#include <string>

#include "mail/utf8.h"

namespace furui {
namespace {

constexpr std::size_t kCells = 94;
constexpr std::size_t kRows = 120;
constexpr std::size_t kPlane = kRows * kCells;
using Plane = std::array<char16_t, kPlane>;

constexpr char32_t kHalfWidthKana = 0xFF61;  // JIS X 0201 0x21, 0xA1

/// Decodes every cell at once; each must give one code point of the basic plane.
Plane plane_of(const std::string& bytes, const std::string& converter) {
  Plane plane{};
  const DecodedBytes decoded = decode_with_icu(bytes, converter);
  std::size_t index = 0;
  for (std::size_t at = 0; at < decoded.text.size() && index < kPlane; ++index) {
    const char32_t letter = decode_utf8(decoded.text, at);
    plane[index] = letter == kReplacementCharacter || letter > 0xFFFF
                       ? char16_t{0}
                       : static_cast<char16_t>(letter);
  }
  return plane;
}

const Plane& jis_x_0208() {
  static const Plane kLetters = [] {
    std::string bytes;
    for (unsigned lead = 0x81; lead <= 0xFC; ++lead) {
      if (lead >= 0xA0 && lead <= 0xDF) continue;
      for (unsigned trail = 0x40; trail <= 0xFC; ++trail) {
        if (trail == 0x7F) continue;
        bytes += static_cast<char>(lead);
        bytes += static_cast<char>(trail);
      }
    }
    return plane_of(bytes, "ibm-943_P15A-2003");
  }();
  return kLetters;
}

const Plane& jis_x_0212() {
  static const Plane kLetters = [] {
    std::string bytes;
    for (unsigned row = 0; row < kCells; ++row) {
      for (unsigned cell = 0; cell < kCells; ++cell) {
        bytes += '\x8F';
        bytes += static_cast<char>(0xA1 + row);
        bytes += static_cast<char>(0xA1 + cell);
      }
    }
    return plane_of(bytes, "euc-jp-2007");
  }();
  return kLetters;
}

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
  return jis_x_0208()[lead_index * 2 * kCells + trail_index];
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
    append_letter(decoded, jis_x_0212()[(second - 0xA1) * kCells + byte_at(bytes, at + 2) - 0xA1]);
  } else {
    append_letter(decoded, cp932_letter(lead - 0xA0, second - 0xA0));
  }
  return length;
}

}  // namespace

char16_t cp932_letter(std::size_t row, std::size_t cell) {
  if (row < 1 || row > kRows || cell < 1 || cell > kCells) return 0;
  return jis_x_0208()[(row - 1) * kCells + cell - 1];
}

char16_t jis_x_0212_letter(std::size_t row, std::size_t cell) {
  if (row < 1 || row > kCells || cell < 1 || cell > kCells) return 0;
  return jis_x_0212()[(row - 1) * kCells + cell - 1];
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
