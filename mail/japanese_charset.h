// Readers of the Japanese charsets as mail really has them, on one table: JIS X 0208 with the rows
// Windows added (CP932). So ISO-2022-JP and EUC-JP give the letters that CP932 users expect, "～"
// U+FF5E for 1-33 and "－" U+FF0D for 1-61, the same in all three. They never fail; what does not
// fit becomes U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mail/icu_converter.h"

namespace furui {

/// Gives the UTF-16 unit of a JIS X 0208 row and cell (1 to 120, 1 to 94) with CP932's additions:
/// NEC row 13, NEC-selected IBM rows 89-92, user-defined rows 95-114, IBM rows 115-119; 0 where
/// there is none.
[[nodiscard]] char16_t cp932_letter(std::size_t row, std::size_t cell);

/// Gives the UTF-16 unit of a JIS X 0212 row and cell (1 to 94); 0 where there is none.
[[nodiscard]] char16_t jis_x_0212_letter(std::size_t row, std::size_t cell);

/// Reads Shift_JIS as CP932 (Windows-31J).
[[nodiscard]] DecodedBytes decode_cp932(std::string_view bytes);

/// Reads EUC-JP with CP51932's rows, half-width kana (SS2) and JIS X 0212 (SS3).
[[nodiscard]] DecodedBytes decode_euc_jp(std::string_view bytes);

/// Reads ISO-2022-JP (RFC 1468, 1554, 2237) as CP50220 to CP50222 do: half-width kana by
/// ESC ( I, by SO and SI or as eight bits, JIS X 0213 as far as it agrees with JIS X 0208. A line
/// end returns to ASCII (RFC 1468). Other eight-bit stretches are read as UTF-8, CP932 or EUC-JP.
[[nodiscard]] DecodedBytes decode_iso_2022_jp(std::string_view bytes);

/// Tells whether there is an escape sequence that only ISO-2022-JP has.
[[nodiscard]] bool has_iso_2022_jp_escape(std::string_view bytes);

}  // namespace furui
