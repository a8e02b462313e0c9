// Charset labels as mail writes them -> the charset that is meant. Which charset the bytes are
// really in is mail/charset's question.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace furui {

/// How a charset is read: the Japanese ones and UTF-8 by furui's own readers, the rest by ICU.
enum class CharsetKind : std::uint8_t {
  none,     ///< no label, or one that says nothing (unknown-8bit)
  unknown,  ///< a label no one knows
  ascii,
  utf8,
  iso_2022_jp,
  shift_jis,  ///< always CP932
  euc_jp,     ///< CP51932 and eucJP-ms included
  eight_bit,  ///< an ICU charset in which ASCII bytes are ASCII
  seven_bit,  ///< an ICU charset whose bytes are all ASCII: UTF-7, HZ, ISO-2022-KR and -CN
  wide,       ///< UTF-16 and UTF-32
};

/// A charset to decode with.
struct Charset {
  CharsetKind kind = CharsetKind::none;
  std::string name;  ///< canonical, lower case: "utf-8", "iso-2022-jp", "gb18030"; may be empty
  std::string converter;  ///< ICU's converter for the last three kinds
};

/// Finds what a label means: IANA names and aliases, and those that Japanese mail programs write.
/// Supersets replace what is declared where mail means them: GB2312 is read as GB18030,
/// ISO-8859-1 as windows-1252, EUC-KR as CP949.
[[nodiscard]] Charset find_charset(std::string_view label);

}  // namespace furui
