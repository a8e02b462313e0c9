#include "mail/charset_plausibility.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "mail/ideograph_frequency.h"
#include "mail/japanese_charset.h"
#include "mail/utf8.h"

namespace furui {
namespace {

enum class Script : std::uint8_t {
  space,
  ascii_letter,
  ascii_other,
  latin,
  cyrillic,
  other_letter,
  kana,
  half_width_kana,
  ideograph,
  hangul,
  wide_symbol,
  symbol,
  private_use,
  broken
};

struct Range {
  char32_t last;
  Script script;
};

/// Every code point up to `last` that no earlier row takes. Blocks of the Unicode standard.
constexpr Range kRanges[] = {
    {0x20, Script::space},
    {0x40, Script::ascii_other},
    {0x5A, Script::ascii_letter},
    {0x60, Script::ascii_other},
    {0x7A, Script::ascii_letter},
    {0x7E, Script::ascii_other},
    {0x9F, Script::broken},
    {0xBF, Script::symbol},
    {0x36F, Script::latin},
    {0x3FF, Script::other_letter},
    {0x52F, Script::cyrillic},
    {0x10FF, Script::other_letter},
    {0x11FF, Script::broken},
    {0x1DFF, Script::other_letter},
    {0x1EFF, Script::latin},
    {0x1FFF, Script::other_letter},
    {0x24FF, Script::symbol},
    {0x27BF, Script::wide_symbol},
    {0x2FFF, Script::symbol},
    {0x303F, Script::wide_symbol},
    {0x30FF, Script::kana},
    {0x33FF, Script::symbol},
    {0x9FFF, Script::ideograph},
    {0xABFF, Script::other_letter},
    {0xD7A3, Script::hangul},
    {0xDFFF, Script::broken},
    {0xF8FF, Script::private_use},
    {0xFAFF, Script::ideograph},
    {0xFEFF, Script::symbol},
    {0xFF60, Script::wide_symbol},
    {0xFF9F, Script::half_width_kana},
    {0xFFEF, Script::wide_symbol},
    {0xFFFF, Script::broken},
    {0x1FFFF, Script::wide_symbol},
    {0x3FFFF, Script::ideograph},
    {0x10FFFF, Script::broken},
};

Script script_of(char32_t letter) {
  const auto* const row =
      std::lower_bound(std::begin(kRanges), std::end(kRanges), letter,
                       [](const Range& range, char32_t value) { return range.last < value; });
  return row == std::end(kRanges) ? Script::broken : row->script;
}

/// Three letters in a row; a text's borders count as spaces.
struct Window {
  char32_t before;
  char32_t letter;
  char32_t after;
};

bool is_gap(Script script) {
  return script == Script::space || script == Script::ascii_other;
}

/// Latin letters with accents stand among plain ones; in misread text they stand together.
double latin_plausibility(Script before, Script after) {
  const bool touches_latin = before == Script::latin || after == Script::latin;
  const bool touches_ascii = before == Script::ascii_letter || after == Script::ascii_letter;
  if (touches_ascii && !touches_latin) return 1.0;
  if (touches_ascii && (before != Script::symbol && after != Script::symbol)) return 0.3;
  return is_gap(before) && is_gap(after) ? 0.5 : -1.2;
}

bool is_upper_cyrillic(char32_t letter) {
  return (letter >= 0x400 && letter <= 0x42F);
}

double alphabet_plausibility(const Window& window, Script own, Script before, Script after) {
  const bool mixes = before == Script::ascii_letter || after == Script::ascii_letter ||
                     before == Script::symbol || after == Script::symbol ||
                     before == Script::latin || after == Script::latin;
  if (mixes) return -0.8;
  const bool is_case_broken = own == Script::cyrillic && before == Script::cyrillic &&
                              is_upper_cyrillic(window.letter) && !is_upper_cyrillic(window.before);
  if (is_case_broken) return -1.5;
  return before == own || after == own ? 0.6 : 0.0;
}

bool is_east_asian(Script script) {
  return script == Script::kana || script == Script::half_width_kana ||
         script == Script::ideograph || script == Script::wide_symbol;
}

double half_width_kana_plausibility(const Window& window, Script before, Script after) {
  // One kana among Latin letters is a registered sign or a bullet, misread.
  if (window.letter <= 0xFF65 || (!is_east_asian(before) && !is_east_asian(after))) return -1.0;
  if (window.letter < 0xFF9E) return 0.5;
  // A voicing mark stands behind a kana that can be voiced: ka to to, ha to ho, u.
  const bool is_voiced = (window.before >= 0xFF76 && window.before <= 0xFF84) ||
                         (window.before >= 0xFF8A && window.before <= 0xFF8E) ||
                         window.before == 0xFF73;
  return is_voiced ? 0.8 : -1.0;
}

double wide_symbol_plausibility(char32_t letter, Script before, Script after) {
  const bool is_misread = before == Script::latin || after == Script::latin ||
                          before == Script::cyrillic || after == Script::cyrillic;
  if (is_misread && letter < 0x3000) return -1.2;
  if (letter >= 0x3001 && letter <= 0x3011) return 2.0;
  if (letter >= 0xFF01) return 1.2;
  return letter >= 0x3000 && letter <= 0x303F ? 1.5 : 1.0;
}

double symbol_plausibility(const Window& window, Script before, Script after) {
  const char32_t letter = window.letter;
  // Rows of bullets and of no-break spaces are written by people.
  if (letter == window.before || letter == window.after) return 0.4;
  if (window.before == 0xA0 || window.after == 0xA0) return 0.4;
  const bool touches_alien = before == Script::latin || after == Script::latin ||
                             before == Script::symbol || after == Script::symbol ||
                             before == Script::cyrillic || after == Script::cyrillic;
  if (letter < 0x100) return touches_alien ? -1.2 : 0.4;
  return touches_alien ? -0.8 : 0.5;
}

double kana_plausibility(char32_t letter) {
  if (letter == 0x30FB || letter == 0x30FC) return 1.8;
  return letter < 0x30A0 ? 2.5 : 2.2;
}

double ideograph_in_context(const Window& window, Script before, Script after, Reading reading) {
  // One lone ideograph at a Latin word is a curly quote and its neighbour, misread.
  const bool is_lone = before != Script::ideograph && before != Script::kana &&
                       after != Script::ideograph && after != Script::kana &&
                       (before == Script::ascii_letter || after == Script::ascii_letter);
  if (is_lone && !is_frequent_kanji(window.letter)) return -2.5;
  const bool is_between_gaps = before == Script::space && after == Script::space;
  if (is_between_gaps && !is_frequent_kanji(window.letter)) return -0.8;
  return ideograph_plausibility(window.letter, reading);
}

double letter_plausibility(const Window& window, Reading reading) {
  const Script own = script_of(window.letter);
  const Script before = script_of(window.before);
  const Script after = script_of(window.after);
  switch (own) {
    case Script::space:
    case Script::ascii_letter:
    case Script::ascii_other:
      return 0.0;
    case Script::latin:
      return latin_plausibility(before, after);
    case Script::cyrillic:
    case Script::other_letter:
      return alphabet_plausibility(window, own, before, after);
    case Script::kana:
      return kana_plausibility(window.letter);
    case Script::half_width_kana:
      return half_width_kana_plausibility(window, before, after);
    case Script::ideograph:
      return ideograph_in_context(window, before, after, reading);
    case Script::hangul:
      return before == Script::hangul || after == Script::hangul ? 1.3 : -0.8;
    case Script::wide_symbol:
      // KOI8-R has box drawings where windows-1252 has curly quotes.
      if (reading == Reading::cyrillic) return -1.0;
      return wide_symbol_plausibility(window.letter, before, after);
    case Script::symbol:
      return symbol_plausibility(window, before, after);
    case Script::private_use:
      return -1.5;
    case Script::broken:
      break;
  }
  if (window.letter != kReplacementCharacter) return -6.0;
  return window.before == kReplacementCharacter ? -2.0 : -10.0;
}

}  // namespace

double plausibility(std::string_view utf8, Reading reading) {
  double sum = 0;
  Window window{' ', ' ', ' '};
  for (std::size_t at = 0; at < utf8.size();) {
    window = {window.letter, window.after, decode_utf8(utf8, at)};
    if (window.letter >= 0x80) sum += letter_plausibility(window, reading);
  }
  window = {window.letter, window.after, ' '};
  return window.letter >= 0x80 ? sum + letter_plausibility(window, reading) : sum;
}

DecodedBytes decode_likeliest_japanese(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return {std::string(bytes), 0, false};
  DecodedBytes best = decode_cp932(bytes);
  // Stretches this long need no more looking at; the reading of the whole is still linear.
  constexpr std::size_t kSample = 4096;
  const auto worth = [](const DecodedBytes& decoded) {
    return plausibility(cut_utf8(decoded.text, kSample), Reading::japanese);
  };
  DecodedBytes euc_jp = decode_euc_jp(bytes);
  return worth(euc_jp) > worth(best) ? euc_jp : best;
}

}  // namespace furui
