#include "mail/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "mail/code_points.h"

namespace furui {
namespace {

// A longer chain of invisible letters is the padding of a newsletter's preheader, not a disguise.
constexpr std::size_t kLongestDisguise = 8;
// UAX #15 section 13: no language needs more combining marks in a row, and ICU's reordering of
// them takes quadratic time.
constexpr std::size_t kMostCombiningMarks = 30;
// Single letters pulled apart, from which on nobody wrote them so by chance.
constexpr std::size_t kFewestSpacedLetters = 3;

bool is_between(char32_t point, char32_t first, char32_t last) {
  return point >= first && point <= last;
}

UChar32 icu(char32_t point) {
  return static_cast<UChar32>(point);
}

/// The kana and kanji that NFKC and case folding leave alone.
bool is_plain_japanese(char32_t point) {
  return is_between(point, 0x3041, 0x3096) || is_between(point, 0x30A1, 0x30FA) ||
         is_between(point, 0x30FC, 0x30FE) || is_between(point, 0x4E00, 0x9FD0);
}

bool is_han(char32_t point) {
  return is_between(point, 0x3400, 0x9FFF) || is_between(point, 0xF900, 0xFAFF) ||
         is_between(point, 0x20000, 0x3FFFF);
}

bool is_letter(char32_t point) {
  if (point < 0x80) return (point | 0x20U) >= 'a' && (point | 0x20U) <= 'z';
  return is_plain_japanese(point) || u_isalpha(icu(point)) != 0;
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

/// First step: takes invisible letters away, unifies spaces and line ends, and counts.
class Cleaner {
 public:
  Cleaner(std::string_view text, NormalizeCounts& counts) : text_(text), counts_(counts) {
    cleaned_.reserve(text.size());
  }

  std::string run() {
    std::size_t position = 0;
    while (position < text_.size()) {
      const std::size_t start = position;
      const char32_t point = next_code_point(text_, position);
      if (point >= 0x20 && point < 0x7F) {
        settle_pending(point);
        keep(point, start, position);
      } else {
        take(point, start, position);
      }
    }
    settle_pending(0);
    return std::move(cleaned_);
  }

 private:
  void take(char32_t point, std::size_t start, std::size_t end) {
    if (is_plain_japanese(point)) {
      settle_pending(point);
      keep(point, start, end);
    } else if (point == '\n' || point == 0x2028 || point == 0x2029 || point == 0x85) {
      settle_pending(0);
      put('\n');
    } else if (point == '\r') {
      // A line end in pairs with a line feed; alone (old Macintosh text) it is one itself.
      if (end >= text_.size() || text_[end] != '\n') put('\n');
    } else if (point == '\t' || u_charType(icu(point)) == U_SPACE_SEPARATOR) {
      settle_pending(0);
      put(' ');
    } else if (is_invisible(point)) {
      drop(point);
    } else {
      settle_pending(point);
      take_visible(point, start, end);
    }
  }

  void take_visible(char32_t point, std::size_t start, std::size_t end) {
    if (u_getCombiningClass(icu(point)) != 0) {
      if (++marks_ > kMostCombiningMarks) return;
      cleaned_.append(text_, start, end - start);
      return;
    }
    const bool full_width_latin =
        is_between(point, 0xFF21, 0xFF3A) || is_between(point, 0xFF41, 0xFF5A);
    if (full_width_latin) ++counts_.full_width_latin;
    if (is_between(point, 0xFF66, 0xFF9F)) ++counts_.half_width_kana;
    if (is_styled(point)) ++counts_.styled_letters;
    const char32_t letter = without_black_ground(point);
    if (letter != point) return put(letter);
    if (point == 0xFFFD) return put(point);
    keep(point, start, end);
  }

  void keep(char32_t point, std::size_t start, std::size_t end) {
    cleaned_.append(text_, start, end - start);
    remember(point);
  }

  void put(char32_t point) {
    append_code_point(cleaned_, point);
    remember(point);
  }

  void remember(char32_t point) {
    marks_ = 0;
    letters_in_row_ = is_letter(point) ? letters_in_row_ + 1 : 0;
    previous_ = point;
  }

  /// Sorts an invisible letter into suspicious (decided when the next letter is seen) or not.
  void drop(char32_t point) {
    if (is_suspicious(point)) {
      ++pending_;
    } else {
      ++counts_.invisible_elsewhere;
    }
  }

  bool is_suspicious(char32_t point) const {
    if (previous_ == 0 || !is_letter(previous_) || joins_honestly(previous_)) return false;
    // A phone's private pictograms and letters newer than our Unicode are seen by a reader.
    if (is_private_or_unassigned(point)) return false;
    // Variants of a kanji in a name: IVS, and the standardised ones of compatibility kanji.
    const bool ivs = is_between(point, 0xE0100, 0xE01EF) || is_between(point, 0xFE00, 0xFE02);
    if (ivs && is_han(previous_)) return false;
    if (previous_ == 0x2139 && is_between(point, 0xFE0E, 0xFE0F)) return false;
    // Hyphenation leaves at least two letters of a European word on the line.
    if (point == 0xAD && letters_in_row_ >= 2 && previous_ < 0x3000) return false;
    return true;
  }

  void settle_pending(char32_t next) {
    if (pending_ == 0) return;
    const bool inside = pending_ <= kLongestDisguise && next != 0 && is_letter(next);
    (inside ? counts_.invisible_inside_word : counts_.invisible_elsewhere) += pending_;
    pending_ = 0;
    letters_in_row_ = 0;
  }

  std::string_view text_;
  NormalizeCounts& counts_;
  std::string cleaned_;
  char32_t previous_ = 0;
  std::size_t letters_in_row_ = 0;
  std::size_t marks_ = 0;
  std::size_t pending_ = 0;  ///< invisible letters since the last visible one
};

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t'; });
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\t') c = ' ';
  }
  return lower;
}

/// Second step: NFKC with default case folding (UAX #44 NFKC_Casefold).
std::string fold(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return lower_ascii(text);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, static_cast<int32_t>(text.size()));
  folder->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                        nullptr, status);
  return U_SUCCESS(status) ? folded : lower_ascii(text);
}

/// Third step: runs of spaces become one, and words pulled apart are closed.
class SpaceCloser {
 public:
  SpaceCloser(std::string_view text, NormalizeCounts& counts) : text_(text), counts_(counts) {
    closed_.reserve(text.size());
  }

  std::string run() {
    std::size_t position = 0;
    bool word_goes_on = false;
    while (position < text_.size()) {
      const std::size_t start = position;
      if (text_[start] == ' ') {
        while (position < text_.size() && text_[position] == ' ') ++position;
        closed_ += ' ';
        word_goes_on = false;
        continue;
      }
      const char32_t point = next_code_point(text_, position);
      const bool in_word = is_word_letter(point);
      if (in_word && !word_goes_on && is_letter(point))
        position = close_run(start, position, point);
      else
        closed_.append(text_, start, position - start);
      word_goes_on = in_word;
    }
    return std::move(closed_);
  }

 private:
  struct Step {
    std::size_t start = 0;  ///< of the letter behind the separator
    std::size_t end = 0;    ///< 0 when there is no such letter
    char32_t letter = 0;
  };

  static constexpr std::uint32_t kWordCategories = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;

  static bool is_word_letter(char32_t point) {
    if (point < 0x80) return is_letter(point) || (point >= '0' && point <= '9');
    return is_plain_japanese(point) || (U_MASK(u_charType(icu(point))) & kWordCategories) != 0;
  }

  /// Copies the run of single letters that begins at `start`, closed if it is long enough, else
  /// its first letter alone. Gives the position behind what was copied.
  std::size_t close_run(std::size_t start, std::size_t end, char32_t letter) {
    const std::size_t copied = closed_.size();
    closed_.append(text_, start, end - start);
    std::size_t letters = 1;
    std::size_t run_end = end;
    const char32_t separator = separator_at(end);
    for (Step step = next_single(end, separator, letter); step.end != 0;
         step = next_single(run_end, separator, letter)) {
      closed_.append(text_, step.start, step.end - step.start);
      letter = step.letter;
      run_end = step.end;
      ++letters;
    }
    if (letters >= kFewestSpacedLetters) {
      counts_.spaced_letters += letters;
      return run_end;
    }
    closed_.resize(copied + (end - start));
    return end;
  }

  char32_t separator_at(std::size_t position) const {
    if (position >= text_.size()) return 0;
    const char32_t point = next_code_point(text_, position);
    return point == ' ' || point == '.' || point == 0xB7 || point == 0x30FB ? point : 0;
  }

  /// Finds the single letter behind the separator that stands at `position`.
  Step next_single(std::size_t position, char32_t separator, char32_t previous) const {
    if (separator == 0 || separator_at(position) != separator) return {};
    (void)next_code_point(text_, position);
    if (separator == ' ') position = std::min(text_.find_first_not_of(' ', position), text_.size());
    if (position >= text_.size()) return {};
    Step step{position, position, 0};
    step.letter = next_code_point(text_, step.end);
    if (!is_letter(step.letter) || !may_be_pulled_apart(separator, previous, step.letter))
      return {};
    std::size_t behind = step.end;
    if (behind < text_.size() && is_word_letter(next_code_point(text_, behind))) return {};
    return step;
  }

  /// Japanese lists things with a middle dot (kanji for days, seasons); katakana and Latin only
  /// make single letters of it when a word is pulled apart.
  static bool may_be_pulled_apart(char32_t separator, char32_t a, char32_t b) {
    const auto spelled = [](char32_t point) {
      return point < 0x250 || is_between(point, 0x30A1, 0x30FE);
    };
    return separator != 0x30FB || (spelled(a) && spelled(b));
  }

  std::string_view text_;
  NormalizeCounts& counts_;
  std::string closed_;
};

}  // namespace

std::string normalize(std::string_view text, NormalizeCounts* counts) {
  // ICU's lengths are 32 bits; nothing that Limits let through comes near.
  text = text.substr(0, std::size_t{1} << 28U);
  NormalizeCounts ignored;
  NormalizeCounts& noted = counts != nullptr ? *counts : ignored;
  const std::string folded =
      is_printable_ascii(text) ? lower_ascii(text) : fold(Cleaner(text, noted).run());
  return SpaceCloser(folded, noted).run();
}

}  // namespace furui
