#include "mail/charset.h"

#include <algorithm>
#include <utility>

#include "mail/ascii.h"
#include "mail/charset_contest.h"
#include "mail/charset_decoding.h"
#include "mail/charset_label.h"
#include "mail/japanese_charset.h"
#include "mail/utf8.h"

namespace furui {
namespace {

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
  const bool has_high = !is_ascii(bytes);
  if (declared.kind == CharsetKind::wide) {
    return contradicts_wide(bytes) ? find_charset(has_high ? "utf-8" : "us-ascii") : declared;
  }
  if (declared.kind == CharsetKind::seven_bit && !has_high) return declared;
  if (declared.kind == CharsetKind::iso_2022_jp && (!has_high || has_shift_state(bytes))) {
    return declared;
  }
  if (has_iso_2022_jp_escape(bytes)) return find_charset("iso-2022-jp");
  if (!has_high) return declared;
  if (declared.kind == CharsetKind::utf8 &&
      is_valid_utf8(bytes.substr(0, complete_utf8_size(bytes)))) {
    return declared;
  }
  const bool may_be_kana = declared.kind == CharsetKind::iso_2022_jp && is_eight_bit_kana(bytes);
  const Charset winner =
      likeliest_charset(bytes, declared, may_be_kana ? find_charset("shift_jis") : likely);
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
  if (declared.kind == CharsetKind::seven_bit || declared.kind == CharsetKind::wide) return false;
  const auto has = [&](char shift) { return bytes.find(shift) != std::string_view::npos; };
  return is_ascii(bytes) && !has('\x1B') && !has('\x0E') && !has('\x0F');
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
