// HTML source before the parser sees it: shapes that would make any parser slow are cut, and what
// a parser resolves silently is counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace furui {

struct HtmlSource {
  std::string text;                      ///< valid UTF-8 without control characters
  std::size_t reference_characters = 0;  ///< letters and digits written as numeric references
  bool damaged = false;  ///< ends inside a tag or a comment, or a tag had too many attributes
};

/// Makes HTML safe to parse: each element keeps its first attributes, comments get the one
/// closing mark all parsers agree on, declarations and processing instructions go.
[[nodiscard]] HtmlSource prepare_html(std::string_view html);

}  // namespace furui
