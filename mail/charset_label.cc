#include "mail/charset_label.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "mail/ascii.h"
#include "mail/icu_converter.h"

namespace furui {
namespace {

/// IANA's longest registered name has 45 letters.
constexpr std::size_t kMaxLabelBytes = 64;

struct Alias {
  std::string_view label;  ///< lower case, letters and digits alone
  CharsetKind kind;
  std::string_view name;
  std::string_view converter = {};
};

constexpr std::string_view kUtf8 = "utf-8";
constexpr std::string_view kIso2022Jp = "iso-2022-jp";
constexpr std::string_view kShiftJis = "shift_jis";
constexpr std::string_view kEucJp = "euc-jp";

constexpr Alias kAliases[] = {
    {"unknown8bit", CharsetKind::none, ""},
    {"xunknown", CharsetKind::none, ""},
    {"unknown", CharsetKind::none, ""},
    {"default", CharsetKind::none, ""},
    {"none", CharsetKind::none, ""},
    {"usascii", CharsetKind::ascii, "us-ascii"},
    {"ascii", CharsetKind::ascii, "us-ascii"},
    {"us", CharsetKind::ascii, "us-ascii"},
    {"ansix341968", CharsetKind::ascii, "us-ascii"},
    {"iso646us", CharsetKind::ascii, "us-ascii"},
    {"utf8", CharsetKind::utf8, kUtf8},
    {"utf8n", CharsetKind::utf8, kUtf8},
    {"utf8mb4", CharsetKind::utf8, kUtf8},
    {"utf", CharsetKind::utf8, kUtf8},
    {"unicode", CharsetKind::utf8, kUtf8},
    {"unicode11utf8", CharsetKind::utf8, kUtf8},
    {"cesu8", CharsetKind::utf8, kUtf8},
    {"iso2022jp", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"iso2022jp1", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"iso2022jp2", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"iso2022jp3", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"iso2022jp2004", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"iso2022jpms", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"iso2022jpext", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"csiso2022jp", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"csiso2022jp2", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"iso2022", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"xiso2022jp", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"cp50220", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"cp50221", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"cp50222", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"xwindows50220", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"xwindows50221", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"xwindowsiso2022jp", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"windows50220", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"windows50221", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"windows50222", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"jis", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"jis7", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"jis8", CharsetKind::iso_2022_jp, kIso2022Jp},
    {"shiftjis", CharsetKind::shift_jis, kShiftJis},
    {"sjis", CharsetKind::shift_jis, kShiftJis},
    {"xsjis", CharsetKind::shift_jis, kShiftJis},
    {"xshiftjis", CharsetKind::shift_jis, kShiftJis},
    {"sjiswin", CharsetKind::shift_jis, kShiftJis},
    {"sjisms", CharsetKind::shift_jis, kShiftJis},
    {"sjisopen", CharsetKind::shift_jis, kShiftJis},
    {"shiftjis2004", CharsetKind::shift_jis, kShiftJis},
    {"shiftjisx0213", CharsetKind::shift_jis, kShiftJis},
    {"csshiftjis", CharsetKind::shift_jis, kShiftJis},
    {"mskanji", CharsetKind::shift_jis, kShiftJis},
    {"cp932", CharsetKind::shift_jis, kShiftJis},
    {"ms932", CharsetKind::shift_jis, kShiftJis},
    {"xmscp932", CharsetKind::shift_jis, kShiftJis},
    {"windows31j", CharsetKind::shift_jis, kShiftJis},
    {"cswindows31j", CharsetKind::shift_jis, kShiftJis},
    {"windows932", CharsetKind::shift_jis, kShiftJis},
    {"cp943", CharsetKind::shift_jis, kShiftJis},
    {"cp943c", CharsetKind::shift_jis, kShiftJis},
    {"ibm943", CharsetKind::shift_jis, kShiftJis},
    {"eucjp", CharsetKind::euc_jp, kEucJp},
    {"xeucjp", CharsetKind::euc_jp, kEucJp},
    {"xeuc", CharsetKind::euc_jp, kEucJp},
    {"euc", CharsetKind::euc_jp, kEucJp},
    {"ujis", CharsetKind::euc_jp, kEucJp},
    {"eucjpms", CharsetKind::euc_jp, kEucJp},
    {"eucjpwin", CharsetKind::euc_jp, kEucJp},
    {"eucjpopen", CharsetKind::euc_jp, kEucJp},
    {"eucjisx0213", CharsetKind::euc_jp, kEucJp},
    {"eucjis2004", CharsetKind::euc_jp, kEucJp},
    {"cp51932", CharsetKind::euc_jp, kEucJp},
    {"cp20932", CharsetKind::euc_jp, kEucJp},
    {"cseucpkdfmtjapanese", CharsetKind::euc_jp, kEucJp},
    {"extendedunixcodepackedformatforjapanese", CharsetKind::euc_jp, kEucJp},
    {"gb2312", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"gb231280", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"csgb2312", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"gbk", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"xgbk", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"cp936", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"ms936", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"windows936", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"gb18030", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"gb", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"euccn", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"xeuccn", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"chinese", CharsetKind::eight_bit, "gb18030", "gb18030"},
    {"big5", CharsetKind::eight_bit, "big5", "Big5"},
    {"xxbig5", CharsetKind::eight_bit, "big5", "Big5"},
    {"cnbig5", CharsetKind::eight_bit, "big5", "Big5"},
    {"cp950", CharsetKind::eight_bit, "big5", "Big5"},
    {"euckr", CharsetKind::eight_bit, "euc-kr", "windows-949"},
    {"xeuckr", CharsetKind::eight_bit, "euc-kr", "windows-949"},
    {"ksc56011987", CharsetKind::eight_bit, "euc-kr", "windows-949"},
    {"ksc5601", CharsetKind::eight_bit, "euc-kr", "windows-949"},
    {"ksc56011989", CharsetKind::eight_bit, "euc-kr", "windows-949"},
    {"cp949", CharsetKind::eight_bit, "euc-kr", "windows-949"},
    {"ms949", CharsetKind::eight_bit, "euc-kr", "windows-949"},
    {"uhc", CharsetKind::eight_bit, "euc-kr", "windows-949"},
    {"korean", CharsetKind::eight_bit, "euc-kr", "windows-949"},
    {"iso88591", CharsetKind::eight_bit, "windows-1252", "windows-1252"},
    {"latin1", CharsetKind::eight_bit, "windows-1252", "windows-1252"},
    {"l1", CharsetKind::eight_bit, "windows-1252", "windows-1252"},
    {"cp1252", CharsetKind::eight_bit, "windows-1252", "windows-1252"},
    {"ansi", CharsetKind::eight_bit, "windows-1252", "windows-1252"},
    {"iso88599", CharsetKind::eight_bit, "windows-1254", "windows-1254"},
    {"iso885911", CharsetKind::eight_bit, "windows-874", "windows-874"},
    {"tis620", CharsetKind::eight_bit, "windows-874", "windows-874"},
    {"iso88598i", CharsetKind::eight_bit, "iso-8859-8", "ISO-8859-8"},
    {"iso88598e", CharsetKind::eight_bit, "iso-8859-8", "ISO-8859-8"},
    {"utf7", CharsetKind::seven_bit, "utf-7", "UTF-7"},
    {"unicode11utf7", CharsetKind::seven_bit, "utf-7", "UTF-7"},
    {"xunicode20utf7", CharsetKind::seven_bit, "utf-7", "UTF-7"},
    {"csunicode11utf7", CharsetKind::seven_bit, "utf-7", "UTF-7"},
    {"hzgb2312", CharsetKind::seven_bit, "hz-gb-2312", "HZ"},
    {"iso2022kr", CharsetKind::seven_bit, "iso-2022-kr", "ISO-2022-KR"},
    {"iso2022cn", CharsetKind::seven_bit, "iso-2022-cn", "ISO-2022-CN"},
    {"iso2022cnext", CharsetKind::seven_bit, "iso-2022-cn", "ISO-2022-CN-EXT"},
};

std::string letters_and_digits(std::string_view label) {
  std::string kept;
  for (const char c : label) {
    if (is_ascii_letter(c) || is_ascii_digit(c)) kept += ascii_lower(c);
  }
  return kept;
}

Charset from_icu(const std::string& label, const std::string& letters) {
  Charset charset;
  charset.kind = CharsetKind::unknown;
  if (!is_icu_charset(label)) return charset;
  const bool is_wide = letters.starts_with("utf16") || letters.starts_with("utf32") ||
                       letters.starts_with("ucs") || letters.starts_with("iso10646");
  charset.kind = is_wide ? CharsetKind::wide : CharsetKind::eight_bit;
  charset.name = icu_charset_name(label);
  charset.converter = label;
  return charset;
}

/// Quotes, semicolons and a language tag (RFC 2231 section 5) are taken off.
std::string_view bare_label(std::string_view label) {
  label = label.substr(0, label.find('*'));
  const auto is_decoration = [](char c) {
    return is_header_space(c) || c == '"' || c == '\'' || c == ';' || c == ',' || c == '=';
  };
  while (!label.empty() && is_decoration(label.front())) label.remove_prefix(1);
  while (!label.empty() && is_decoration(label.back())) label.remove_suffix(1);
  return label;
}

}  // namespace

Charset find_charset(std::string_view raw_label) {
  const std::string_view label = bare_label(raw_label);
  Charset charset;
  if (label.empty()) return charset;
  charset.kind = CharsetKind::unknown;
  if (label.size() > kMaxLabelBytes || !is_ascii(label)) return charset;
  const std::string letters = letters_and_digits(label);
  const auto* const known =
      std::find_if(std::begin(kAliases), std::end(kAliases),
                   [&](const Alias& alias) { return alias.label == letters; });
  if (known != std::end(kAliases)) {
    return {known->kind, std::string(known->name), std::string(known->converter)};
  }
  const std::string copy(label);
  // ICU takes options behind a comma; a mail must not set them.
  if (copy.find_first_of(",=/\\") != std::string::npos) return charset;
  return from_icu(copy, letters);
}

}  // namespace furui
