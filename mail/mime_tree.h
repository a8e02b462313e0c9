// Raw bytes -> the tree of MIME parts (RFC 2046) as views of those bytes; nothing is decoded and
// nothing copied. Written by hand because attackers write the bytes: time is one search a nesting
// level, and depth and parts are bounded before anything is built.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mail/defect.h"
#include "mail/header_block.h"
#include "mail/header_parameter.h"
#include "mail/limits.h"

namespace furui {

/// A part: a multipart with children, or a leaf with a body.
struct MimePart {
  ParameterizedValue content_type;  ///< value "text/plain" where none is given
  ParameterizedValue disposition;
  std::string transfer_encoding;  ///< lower case
  std::string content_id;         ///< without angle brackets
  std::string_view body;
  std::size_t depth = 0;
  std::vector<MimePart> children;

  /// Tells whether it was cut into children.
  [[nodiscard]] bool is_multipart() const { return !children.empty(); }
};

/// Reads the tree of a mail whose header block is `header` and whose body is `body`. A multipart
/// without a usable boundary is cut at the line that looks like one, or becomes a text leaf.
[[nodiscard]] MimePart read_mime_tree(const HeaderBlock& header, std::string_view body,
                                      const Limits& limits, Defects& defects);

}  // namespace furui
