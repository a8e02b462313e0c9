// Header values -> UTF-8: raw bytes of any charset, folded lines, encoded-words (RFC 2047) as mail
// programs really write them. Structure (addresses, parameters) is read between the two steps, so
// that neither a raw nor an encoded letter can be taken for a bracket or a comma.
#pragma once

#include <string>
#include <string_view>

#include "mail/defect.h"

namespace furui {

/// Unfolds a raw value and decodes its raw bytes; encoded-words stay as they are. `likely` is the
/// charset to prefer where there is no telling. Notes raw_8bit_header and raw_iso2022jp_header.
[[nodiscard]] std::string read_raw_value(std::string_view raw, std::string_view likely,
                                         Defects& defects);

/// Decodes the encoded-words of a value that read_raw_value gave, wherever they stand. Neighbours
/// of one charset are joined as bytes first, since a letter may be split between them; white space
/// between neighbours goes (RFC 2047 section 6.2), and a fold between Japanese letters. What was
/// encoded twice is decoded twice, and noted as encoded_word_malformed. Notes the encoded_word_
/// defects.
[[nodiscard]] std::string decode_encoded_words(std::string_view value, Defects& defects);

}  // namespace furui
