// Lines of an mbox (RFC 4155 and its dialects) and of mail files, one at a time.
#pragma once

#include <string_view>

namespace furui {

/// Tells a From_ line: "From ", then a month's name, a time and a year somewhere behind it, as all
/// dialects have them. A sentence that begins with From is none.
[[nodiscard]] bool is_from_line(std::string_view line);

/// Tells an empty line, with or without its line end.
[[nodiscard]] bool is_blank_line(std::string_view line);

/// Takes the quoting off a body line. Only one ">" before "From " is undone: mboxo and mboxrd agree
/// there; ">>From " could be either's, and stays.
[[nodiscard]] std::string_view unquoted_from_line(std::string_view line);

/// Tells whether the beginning of a file may be a mail: one of its first lines is a header field,
/// and it is not full of NUL bytes.
[[nodiscard]] bool looks_like_mail(std::string_view beginning);

}  // namespace furui
