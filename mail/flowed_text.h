// format=flowed (RFC 3676): soft line breaks taken back.
#pragma once

#include <string>
#include <string_view>

namespace furui {

/// Joins lines that end in a space; `delete_space` (DelSp=yes) takes that space away, as Japanese
/// text needs. Stuffed spaces go; quoted lines join only with lines of the same depth.
[[nodiscard]] std::string join_flowed(std::string_view text, bool delete_space);

}  // namespace furui
