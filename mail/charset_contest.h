// Which charset a text without a true label is in: the candidates read a sample and the most
// plausible reading wins. What a label says counts for something, so it is one of the judges.
#pragma once

#include <string_view>

#include "mail/charset_label.h"

namespace furui {

/// Gives the charset whose reading of `bytes` is the best Japanese, Chinese or other text.
/// `declared` and `likely` are preferred where there is no telling. Looks at some KiB; needs a byte
/// above 0x7F.
[[nodiscard]] Charset likeliest_charset(std::string_view bytes, const Charset& declared,
                                        const Charset& likely);

}  // namespace furui
