// What ICU's converters know of the double-byte charsets, asked for once when furui is built
// (mail/make_charset_tables.cc) and not at each start: that took a third of the time of one mail.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace furui {

inline constexpr std::size_t kPlaneRows = 120;
inline constexpr std::size_t kPlaneCells = 94;

/// UTF-16 units by row and cell, each counted from 0; 0 where there is no letter.
using LetterPlane = std::array<char16_t, kPlaneRows * kPlaneCells>;

extern const LetterPlane kCp932Letters;     ///< JIS X 0208 with CP932's additions
extern const LetterPlane kJisX0212Letters;  ///< 94 rows of them

/// Where a standard puts an ideograph, rare to usual; `frequent` by our own lists.
enum class IdeographLevel : std::uint8_t { none, extension, second, first, frequent };

inline constexpr char32_t kFirstIdeograph = 0x4E00;
inline constexpr char32_t kLastIdeograph = 0x9FFF;

/// Values of IdeographLevel by code point, counted from kFirstIdeograph.
using IdeographLevels = std::array<std::uint8_t, kLastIdeograph - kFirstIdeograph + 1>;

extern const IdeographLevels kJapaneseLevels;     ///< JIS X 0208
extern const IdeographLevels kSimplifiedLevels;   ///< GB 2312
extern const IdeographLevels kTraditionalLevels;  ///< Big5

}  // namespace furui
