#include "mail/charset.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "mail/ascii.h"
#include "mail/charset_label.h"
#include "mail/charset_plausibility.h"
#include "mail/icu_converter.h"
#include "mail/japanese_charset.h"
#include "mail/utf8.h"

namespace furui {
namespace {

/// Bytes from the first non-ASCII one on that decide; more would not change the mind.
constexpr std::size_t kSampleBytes = 8192;

struct Candidate {
  std::string_view name;
  Reading reading;
  double advantage;  ///< a byte, before looking: how much the charset is to be expected
};

constexpr Candidate kCandidates[] = {
    {"shift_jis", Reading::japanese, 0.15},
    {"euc-jp", Reading::japanese, 0.10},
    {"gb18030", Reading::simplified_chinese, 0.0},
    {"big5", Reading::traditional_chinese, -0.15},
    {"euc-kr", Reading::any, -0.05},
    {"windows-1252", Reading::any, 0.0},
    {"windows-1251", Reading::cyrillic, -0.1},
    {"koi8-r", Reading::cyrillic, -0.1},
};

constexpr double kDeclaredAdvantage = 0.25;
/// Not a byte but once: a letter or two that fit their label say too little to doubt it.
constexpr double kDeclaredOnce = 2.0;
constexpr double kLikelyAdvantage = 0.2;
/// Valid UTF-8 is hardly ever anything else: each sequence of a foreign text has a chance of about
/// one in five to be one.
constexpr double kValidUtf8Advantage = 0.8;
constexpr double kManySequencesAdvantage = 3.0;
constexpr std::size_t kManySequences = 3;
/// Two charsets in one text are rare; they must save much to be believed.
constexpr double kMixedAdvantage = -0.1;
/// Above this a byte, a declared charset without errors is believed without comparison.
constexpr double kConvincing = 0.9;

/// CESU-8 writes a supplementary letter as two surrogates of three bytes each.
std::size_t append_cesu8(std::string_view bytes, std::size_t at, std::string& text) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const bool is_pair = byte(0) == 0xED && (byte(1) & 0xF0U) == 0xA0U &&
                       (byte(2) & 0xC0U) == 0x80U && byte(3) == 0xED &&
                       (byte(4) & 0xF0U) == 0xB0U && (byte(5) & 0xC0U) == 0x80U;
  if (!is_pair) return 0;
  const char32_t high = ((byte(1) & 0x0FU) << 6U) | (byte(2) & 0x3FU);
  const char32_t low = ((byte(4) & 0x0FU) << 6U) | (byte(5) & 0x3FU);
  append_utf8(text, 0x10000U + (high << 10U) + low);
  return 6;
}

/// Where a character that the end cuts begins; size() when none is cut.
std::size_t complete_size(std::string_view bytes) {
  for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
    return length > back && byte < 0xF5 ? bytes.size() - back : bytes.size();
  }
  return bytes.size();
}

DecodedBytes decode_as_utf8(std::string_view bytes) {
  DecodedBytes decoded;
  const std::string_view whole = bytes.substr(0, complete_size(bytes));
  decoded.ends_inside_character = whole.size() < bytes.size();
  if (is_valid_utf8(whole)) {
    decoded.text = whole;
    return decoded;
  }
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t cesu8 = append_cesu8(whole, at, decoded.text);
    at += cesu8;
    if (cesu8 > 0) continue;
    const std::size_t begin = at;
    const char32_t letter = decode_utf8(whole, at);
    // U+FFFD itself is three bytes; one byte is a broken one.
    if (letter == kReplacementCharacter && at - begin == 1) ++decoded.errors;
    append_utf8(decoded.text, letter);
  }
  return decoded;
}

/// Length of the well-formed UTF-8 sequence of three or four bytes at `at`, 0 when there is none.
/// Shorter ones are too easily two bytes of something else.
std::size_t long_sequence_at(std::string_view bytes, std::size_t at) {
  if (static_cast<unsigned char>(bytes[at]) < 0xE1) return 0;
  std::size_t end = at;
  const char32_t letter = decode_utf8(bytes, end);
  return letter == kReplacementCharacter ? 0 : end - at;
}

/// Where the stretch of `other` letters (two bytes each, or one ASCII byte) that begins at `at`
/// ends.
std::size_t end_of_foreign(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && long_sequence_at(bytes, at) == 0) {
    at += static_cast<unsigned char>(bytes[at]) < 0x81 ? 1 : 2;
  }
  return std::min(at, bytes.size());
}

DecodedBytes decode_with(std::string_view bytes, const std::string& name);

/// Some spam tools write one header half in UTF-8 and half in the charset of their own country.
DecodedBytes decode_mixed(std::string_view bytes, const std::string& foreign) {
  DecodedBytes decoded;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = long_sequence_at(bytes, at);
    if (length > 0) {
      decoded.text += bytes.substr(at, length);
      at += length;
      continue;
    }
    const std::size_t end = end_of_foreign(bytes, at);
    const DecodedBytes piece = decode_with(bytes.substr(at, end - at), foreign);
    decoded.text += piece.text;
    // Two charsets in one text are damage even where every letter could be saved.
    decoded.errors += piece.errors + 1;
    decoded.ends_inside_character = piece.ends_inside_character && end == bytes.size();
    at = end;
  }
  return decoded;
}

DecodedBytes decode_as(std::string_view bytes, const Charset& charset) {
  switch (charset.kind) {
    case CharsetKind::iso_2022_jp:
      return decode_iso_2022_jp(bytes);
    case CharsetKind::shift_jis:
      return decode_cp932(bytes);
    case CharsetKind::euc_jp:
      return decode_euc_jp(bytes);
    case CharsetKind::eight_bit:
    case CharsetKind::seven_bit:
    case CharsetKind::wide:
      return decode_with_icu(bytes, charset.converter);
    default:
      return charset.converter.empty() ? decode_as_utf8(bytes)
                                       : decode_mixed(bytes, charset.converter);
  }
}

DecodedBytes decode_with(std::string_view bytes, const std::string& name) {
  return decode_as(bytes, find_charset(name));
}

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

std::size_t count_high(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_high));
}

/// ASCII bytes before the first other one are letters of their own in all the candidates, so the
/// sample begins at a letter.
std::string_view sample_of(std::string_view bytes) {
  constexpr std::size_t kContext = 8;
  const auto first = std::find_if(bytes.begin(), bytes.end(), is_high);
  const auto begin = static_cast<std::size_t>(first - bytes.begin());
  return bytes.substr(begin > kContext ? begin - kContext : 0, kSampleBytes);
}

Reading reading_of(const Charset& charset) {
  if (charset.name == "gb18030") return Reading::simplified_chinese;
  if (charset.name.starts_with("big5")) return Reading::traditional_chinese;
  return Reading::japanese;
}

std::size_t count_sequences(std::string_view valid_utf8) {
  return static_cast<std::size_t>(std::count_if(valid_utf8.begin(), valid_utf8.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xC0;
  }));
}

/// Compares the readings of one sample.
class Contest {
 public:
  Contest(std::string_view bytes, Charset declared, Charset likely)
      : sample_(sample_of(bytes)),
        high_bytes_(static_cast<double>(std::max<std::size_t>(1, count_high(sample_)))),
        declared_(std::move(declared)),
        likely_(std::move(likely)) {}

  Charset winner() {
    if (is_readable(declared_) && enter(declared_, reading_of(declared_), 0) >= kConvincing) {
      return best_;
    }
    enter_utf8();
    for (const Candidate& candidate : kCandidates) {
      enter(find_charset(candidate.name), candidate.reading, candidate.advantage);
    }
    if (is_readable(likely_)) enter(likely_, reading_of(likely_), 0);
    enter_mixed();
    return best_;
  }

 private:
  static bool is_readable(const Charset& charset) {
    return charset.kind == CharsetKind::utf8 || charset.kind == CharsetKind::shift_jis ||
           charset.kind == CharsetKind::euc_jp || charset.kind == CharsetKind::eight_bit;
  }

  double enter(const Charset& charset, Reading reading, double advantage) {
    const DecodedBytes decoded = decode_as(sample_, charset);
    if (charset.name == declared_.name) advantage += kDeclaredAdvantage;
    const bool fits_label = charset.name == declared_.name && decoded.errors == 0;
    if (fits_label && !is_valid_utf8(sample_)) advantage += kDeclaredOnce / high_bytes_;
    if (charset.name == likely_.name) advantage += kLikelyAdvantage;
    const double worth = plausibility(decoded.text, reading) / high_bytes_ + advantage;
    if (best_.name.empty() || worth > best_worth_) {
      best_ = charset;
      best_worth_ = worth;
    }
    return worth;
  }

  void enter_utf8() {
    const std::string_view whole = sample_.substr(0, complete_size(sample_));
    double advantage = 0;
    if (is_valid_utf8(whole)) {
      const std::size_t sequences = count_sequences(whole);
      if (sequences > 0) advantage = kValidUtf8Advantage;
      if (sequences >= kManySequences) advantage = kManySequencesAdvantage;
    }
    enter(find_charset("utf-8"), Reading::japanese, advantage);
  }

  /// UTF-8 with stretches of another charset, where whole sequences show it.
  void enter_mixed() {
    bool has_sequence = false;
    for (std::size_t at = 0; at < sample_.size() && !has_sequence; ++at) {
      has_sequence = long_sequence_at(sample_, at) > 0;
    }
    if (!has_sequence || is_valid_utf8(sample_)) return;
    for (const char* foreign : {"gb18030", "euc-jp", "shift_jis"}) {
      Charset mixed = find_charset("utf-8");
      mixed.converter = foreign;
      enter(mixed, Reading::japanese, kMixedAdvantage);
    }
  }

  std::string_view sample_;
  double high_bytes_;
  Charset declared_;
  Charset likely_;
  Charset best_;
  double best_worth_ = 0;
};

bool is_wide_text(std::string_view bytes) {
  return (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) &&
         bytes.find('\0') != std::string_view::npos;
}

/// Without a zero byte or a byte order mark, what is called UTF-16 is not: its line ends alone have
/// one.
bool contradicts_wide(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && !bytes.starts_with("\xFF\xFE") &&
         !bytes.starts_with("\xFE\xFF") && is_valid_utf8(bytes);
}

bool has_shift_state(std::string_view bytes) {
  return has_iso_2022_jp_escape(bytes) || bytes.find('\x0E') != std::string_view::npos;
}

/// Half-width kana as eight bits: CP50221's reading of ISO-2022-JP, and CP932's.
bool is_eight_bit_kana(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 || (byte >= 0xA1 && byte <= 0xDF);
  });
}

Charset choose_charset(std::string_view bytes, const Charset& declared, const Charset& likely) {
  if (is_wide_text(bytes)) return find_charset("utf-16");
  const bool has_high = std::any_of(bytes.begin(), bytes.end(), is_high);
  if (declared.kind == CharsetKind::wide) {
    return contradicts_wide(bytes) ? find_charset(has_high ? "utf-8" : "us-ascii") : declared;
  }
  if (declared.kind == CharsetKind::seven_bit && !has_high) return declared;
  if (declared.kind == CharsetKind::iso_2022_jp && (!has_high || has_shift_state(bytes))) {
    return declared;
  }
  if (has_iso_2022_jp_escape(bytes)) return find_charset("iso-2022-jp");
  if (!has_high) return declared;
  if (declared.kind == CharsetKind::utf8 && is_valid_utf8(bytes.substr(0, complete_size(bytes)))) {
    return declared;
  }
  const bool may_be_kana = declared.kind == CharsetKind::iso_2022_jp && is_eight_bit_kana(bytes);
  Charset winner =
      Contest(bytes, declared, may_be_kana ? find_charset("shift_jis") : likely).winner();
  return may_be_kana && winner.kind == CharsetKind::shift_jis ? declared : winner;
}

void note_choice(const Charset& declared, const Charset& chosen, Defects& defects) {
  if (declared.kind == CharsetKind::unknown || chosen.kind == CharsetKind::none) return;
  if (declared.kind == CharsetKind::none) {
    defects.note(Defect::charset_missing);
  } else if (declared.name != chosen.name) {
    defects.note(Defect::charset_contradicted);
  }
}

bool is_plain_ascii(std::string_view bytes, const Charset& declared) {
  return declared.kind != CharsetKind::seven_bit && declared.kind != CharsetKind::wide &&
         is_ascii(bytes) && bytes.find_first_of("\x1B\x0E\x0F") == std::string_view::npos;
}

void remove_nul_bytes(std::string& text, Defects& defects) {
  if (std::erase(text, '\0') > 0) defects.note(Defect::nul_byte);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared_label, Defects& defects,
                        std::string_view likely_label) {
  const Charset declared = find_charset(declared_label);
  if (declared.kind == CharsetKind::unknown) defects.note(Defect::charset_unknown);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  DecodedText result;
  if (is_plain_ascii(bytes, declared)) {
    result.text = bytes;
    result.charset = declared.name.empty() ? "us-ascii" : declared.name;
    remove_nul_bytes(result.text, defects);
    return result;
  }
  const Charset chosen = choose_charset(bytes, declared, find_charset(likely_label));
  note_choice(declared, chosen, defects);
  DecodedBytes decoded = decode_as(bytes, chosen);
  if (decoded.errors > 0) defects.note(Defect::charset_damaged);
  result.text = std::move(decoded.text);
  // ICU keeps a byte order mark of UTF-16 in some byte orders.
  if (result.text.starts_with("\xEF\xBB\xBF")) result.text.erase(0, 3);
  result.charset = chosen.name.empty() ? "us-ascii" : chosen.name;
  result.ends_inside_character = decoded.ends_inside_character;
  remove_nul_bytes(result.text, defects);
  return result;
}

}  // namespace furui
