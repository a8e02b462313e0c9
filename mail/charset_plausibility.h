// How much a decoded text looks like writing: the judge between charsets that all accept the same
// bytes. It knows scripts, letter neighbours and frequent kanji, no words.
#pragma once

#include <cstdint>
#include <string_view>

#include "mail/icu_converter.h"

namespace furui {

/// Whose ideographs are looked for: each standard orders its frequent letters into a first level,
/// so a reading in the wrong standard falls into rare ones.
enum class Reading : std::uint8_t {
  japanese,
  simplified_chinese,
  traditional_chinese,
  cyrillic,
  any
};

/// Sums over the non-ASCII letters of `utf8`: about +2 for a kana or a frequent kanji, +1 for a
/// letter among its like, below 0 for what stands in no sensible text, -10 for U+FFFD. Comparable
/// between readings of the same bytes, because a reading with fewer bytes a letter has more
/// letters.
[[nodiscard]] double plausibility(std::string_view utf8, Reading reading);

/// Decodes bytes in which UTF-8, CP932 or EUC-JP is expected, whichever gives the best text; CP932
/// includes eight-bit half-width kana.
[[nodiscard]] DecodedBytes decode_likeliest_japanese(std::string_view bytes);

}  // namespace furui
