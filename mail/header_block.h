// The header block of a mail or part: raw fields and where the body begins. Values are decoded by
// mail/header_text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "mail/defect.h"
#include "mail/limits.h"

namespace furui {

/// A header field as it stands; views of the mail's bytes.
struct RawField {
  std::string_view name;
  std::string_view value;  ///< behind the colon, folded lines included
};

/// A header block.
struct HeaderBlock {
  std::vector<RawField> fields;
  std::size_t body_begin = 0;

  /// Finds the first field of a name, letter case ignored; an empty view when there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const;
};

/// Reads the header block at the beginning of `bytes`, lines ending in LF or CR LF. An mbox From_
/// line in front is skipped. Lines that are no field are skipped when known fields follow;
/// otherwise the body begins there, so that a missing blank line loses no text.
[[nodiscard]] HeaderBlock read_header_block(std::string_view bytes, const Limits& limits,
                                            Defects& defects);

}  // namespace furui
