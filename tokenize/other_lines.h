// What one version of a mail's text says that the other does not.
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// Gives the lines of `text` that are not lines of `shown` too, spaces ignored. The plain part of
/// an honest mail repeats the HTML: counting its words twice would tell nothing, and asking the
/// dictionary twice costs as much as the mail itself.
[[nodiscard]] std::string lines_not_in(std::string_view text, std::string_view shown);

}  // namespace furui
