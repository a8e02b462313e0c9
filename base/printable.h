// Text that came with a mail or a file name, made safe to print.
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// Makes control characters visible, because a terminal obeys them: tab and line feed as \t and \n,
/// other C0, DEL, C1 and bidirectional controls as \xNN bytes. All else stays.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace furui
