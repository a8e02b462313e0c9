#include "mail/letters.h"

#include <unicode/uchar.h>

#include <cstdint>

namespace furui {

bool is_letter(char32_t point) {
  if (point < 0x80) return is_between(point | 0x20U, 'a', 'z');
  return is_plain_japanese(point) || u_isalpha(static_cast<UChar32>(point)) != 0;
}

bool is_word_letter(char32_t point) {
  if (point < 0x80) return is_letter(point) || is_between(point, '0', '9');
  constexpr std::uint32_t kCategories = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
  return is_plain_japanese(point) ||
         (U_MASK(u_charType(static_cast<UChar32>(point))) & kCategories) != 0;
}

}  // namespace furui
