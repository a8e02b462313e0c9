#include "mail/invisible_letters.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "mail/letters.h"
#include "mail/utf8.h"

namespace furui {
namespace {

// A longer chain of invisible letters is the padding of a newsletter's preheader, not a disguise.
constexpr std::size_t kLongestDisguise = 8;
// UAX #15 section 13: no language needs more combining marks in a row, and ICU's reordering of
// them takes quadratic time.
constexpr std::size_t kMostCombiningMarks = 30;

UChar32 icu(char32_t point) {
  return static_cast<UChar32>(point);
}

/// Scripts whose spelling needs joiners or whose words are parted by zero-width spaces: Hebrew to
/// Georgian, Khmer and Mongolian.
bool joins_honestly(char32_t point) {
  return is_between(point, 0x590, 0x10FF) || is_between(point, 0x1780, 0x18AF);
}

bool is_private_or_unassigned(char32_t point) {
  const auto category = u_charType(icu(point));
  return category == U_PRIVATE_USE_CHAR || category == U_UNASSIGNED;
}

bool is_invisible(char32_t point) {
  switch (u_charType(icu(point))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
      return true;
    case U_NON_SPACING_MARK:
      return is_between(point, 0xFE20, 0xFE2F) ||
             u_hasBinaryProperty(icu(point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    case U_OTHER_LETTER:  // the Hangul fillers
      return u_hasBinaryProperty(icu(point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
    default:
      return false;
  }
}

/// Mathematical letters outside their block, as Unicode has scattered them; the litre sign, the
/// degree, number and trade mark signs are ordinary.
bool is_letterlike(char32_t point) {
  constexpr std::array<char32_t, 22> kLetters = {
      0x2102, 0x210A, 0x210B, 0x210C, 0x210D, 0x210E, 0x2110, 0x2111, 0x2112, 0x2115, 0x2119,
      0x211A, 0x211B, 0x211C, 0x211D, 0x2124, 0x2128, 0x212C, 0x212D, 0x212F, 0x2130, 0x2131};
  return std::binary_search(kLetters.begin(), kLetters.end(), point);
}

/// Circled digits and kanji are ordinary in Japanese; circled Latin and kana are not.
bool is_styled(char32_t point) {
  return is_between(point, 0x1D400, 0x1D7FF) || is_between(point, 0x249C, 0x24E9) ||
         is_between(point, 0x32D0, 0x32FE) || is_between(point, 0x1F110, 0x1F189) ||
         is_between(point, 0x1D2C, 0x1D6A) || is_between(point, 0x2090, 0x209C) ||
         is_letterlike(point);
}

/// White letters on black circles and squares, which NFKC does not map.
char32_t without_black_ground(char32_t point) {
  if (is_between(point, 0x1F150, 0x1F169)) return 'a' + (point - 0x1F150);
  if (is_between(point, 0x1F170, 0x1F189)) return 'a' + (point - 0x1F170);
  return point;
}

/// Walks the text; what stays is copied in as long pieces as possible.
class Cleaner {
 public:
  Cleaner(std::string_view text, NormalizeCounts& counts) : text_(text), counts_(counts) {
    cleaned_.reserve(text.size());
  }

  std::string run() {
    while (position_ < text_.size()) {
      start_ = position_;
      const char32_t point = decode_utf8(text_, position_);
      if (is_between(point, 0x20, 0x7E) || is_plain_japanese(point) || point == '\n') {
        keep(point);
      } else {
        take(point);
      }
    }
    settle_pending(0);
    copy_up_to(text_.size());
    return std::move(cleaned_);
  }

 private:
  void take(char32_t point) {
    if (point == 0x2028 || point == 0x2029 || point == 0x85) {
      replace('\n');
    } else if (point == '\r') {
      // Half of a line end before a line feed; alone (old Macintosh text) a whole one.
      if (position_ < text_.size() && text_[position_] == '\n') {
        leave_out();
      } else {
        replace('\n');
      }
    } else if (point == '\t' || u_charType(icu(point)) == U_SPACE_SEPARATOR) {
      replace(' ');
    } else if (is_invisible(point)) {
      leave_out();
      is_suspicious(point) ? ++pending_ : ++counts_.invisible_elsewhere;
    } else {
      take_visible(point);
    }
  }

  void take_visible(char32_t point) {
    if (u_getCombiningClass(icu(point)) != 0) {
      if (++marks_ > kMostCombiningMarks) leave_out();
      return settle_pending(point);
    }
    const bool full_width_latin =
        is_between(point, 0xFF21, 0xFF3A) || is_between(point, 0xFF41, 0xFF5A);
    if (full_width_latin) ++counts_.full_width_latin;
    if (is_between(point, 0xFF66, 0xFF9F)) ++counts_.half_width_kana;
    if (is_styled(point)) ++counts_.styled_letters;
    const char32_t letter = without_black_ground(point);
    if (letter != point || point == 0xFFFD) {
      replace(letter);
    } else {
      keep(point);
    }
  }

  void keep(char32_t point) {
    if (pending_ > 0) settle_pending(point);
    marks_ = 0;
    before_previous_ = previous_;
    previous_ = point;
  }

  void replace(char32_t point) {
    leave_out();
    append_utf8(cleaned_, point);
    keep(point);
  }

  void leave_out() {
    copy_up_to(start_);
    copied_ = position_;
  }

  void copy_up_to(std::size_t end) {
    cleaned_.append(text_, copied_, end - copied_);
    copied_ = end;
  }

  /// Sorts an invisible letter behind `previous_`; what follows it is judged by settle_pending.
  bool is_suspicious(char32_t point) const {
    if (!is_letter(previous_) || joins_honestly(previous_)) return false;
    // A phone's private pictograms and letters newer than our Unicode are seen by a reader.
    if (is_private_or_unassigned(point)) return false;
    // Variants of a kanji in a name: IVS, and the standardised ones of compatibility kanji.
    const bool variant = is_between(point, 0xE0100, 0xE01EF) || is_between(point, 0xFE00, 0xFE02);
    if (variant && is_han(previous_)) return false;
    if (previous_ == 0x2139 && is_between(point, 0xFE0E, 0xFE0F)) return false;
    // Hyphenation leaves at least two letters of a European word on the line.
    const bool hyphenated = point == 0xAD && previous_ < 0x590 && is_letter(before_previous_);
    return !hyphenated;
  }

  void settle_pending(char32_t next) {
    const bool inside = pending_ <= kLongestDisguise && is_letter(next);
    (inside ? counts_.invisible_inside_word : counts_.invisible_elsewhere) += pending_;
    pending_ = 0;
  }

  std::string_view text_;
  NormalizeCounts& counts_;
  std::string cleaned_;
  std::size_t start_ = 0;     ///< of the letter in hand
  std::size_t position_ = 0;  ///< behind it
  std::size_t copied_ = 0;    ///< how far the text is in cleaned_ or left out
  char32_t previous_ = 0;
  char32_t before_previous_ = 0;
  std::size_t marks_ = 0;    ///< combining marks in a row
  std::size_t pending_ = 0;  ///< suspicious letters since the last visible one
};

}  // namespace

std::string without_invisible_letters(std::string_view text, NormalizeCounts& counts) {
  return Cleaner(text, counts).run();
}

}  // namespace furui
