// Mail bytes -> UTF-8, by what the bytes are rather than what they are called. Labels are
// validated, Japanese supersets are meant (Shift_JIS is CP932, GB2312 is GB18030), and a label that
// the bytes contradict gives way to the charset that fits best. "～" in any Japanese charset is
// U+FF5E and "－" U+FF0D, as CP932 users expect.
#pragma once

#include <string>
#include <string_view>

#include "mail/defect.h"

namespace furui {

/// Text and where it came from.
struct DecodedText {
  std::string text;  ///< valid UTF-8 without NUL
  std::string
      charset;  ///< what it was decoded from, canonical and lower case: "utf-8", "shift_jis"
  bool ends_inside_character = false;  ///< the last character is cut and left out
};

/// Decodes `bytes` whose label is `declared` (empty: none). `likely` is another charset to prefer
/// where there is no telling, say the mail's own for a raw header. Notes charset_missing, _unknown,
/// _contradicted, _damaged and nul_byte. Never fails; time is linear.
[[nodiscard]] DecodedText decode_text(std::string_view bytes, std::string_view declared,
                                      Defects& defects, std::string_view likely = {});

}  // namespace furui
