// Text that came with a mail or a file name, made safe to print; numbers, made exact.
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// Makes visible what a terminal obeys or cannot show: tab and line feed as \t and \n; other C0,
/// DEL, C1, bidirectional controls, the line and paragraph separators and bytes that are not UTF-8
/// as \xNN bytes. All else stays.
[[nodiscard]] std::string printable(std::string_view text);

/// Does the same for finished JSON (valid UTF-8), where such characters stand in strings alone:
/// they become \uXXXX, so that it reads back as the same text. Line ends between values stay.
[[nodiscard]] std::string printable_json(std::string_view json);

/// Writes a number in the shortest form that reads back as the same.
[[nodiscard]] std::string shortest(double value);

}  // namespace furui
