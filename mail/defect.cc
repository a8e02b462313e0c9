#include "mail/defect.h"

namespace furui {
namespace {

/// In the order of the enumeration.
constexpr std::array<std::string_view, kDefectCount> kNames = {
    "charset_missing",
    "charset_unknown",
    "charset_contradicted",
    "charset_damaged",
    "charset_in_meta_only",
    "raw_8bit_header",
    "raw_iso2022jp_header",
    "encoded_word_split_character",
    "encoded_word_malformed",
    "encoded_word_in_parameter",
    "header_line_too_long",
    "header_malformed",
    "header_duplicated",
    "from_missing",
    "from_multiple",
    "date_missing",
    "date_malformed",
    "message_id_missing",
    "nul_byte",
    "boundary_missing",
    "boundary_unclosed",
    "transfer_encoding_unknown",
    "transfer_encoding_damaged",
    "content_type_malformed",
    "html_damaged",
    "limit_mail_bytes",
    "limit_header_bytes",
    "limit_mime_depth",
    "limit_parts",
    "limit_text_bytes",
    "limit_html_bytes",
    "limit_links",
    "limit_others",
};
static_assert(!kNames.back().empty(), "a defect has no name");

}  // namespace

std::string_view defect_name(Defect defect) {
  const auto index = static_cast<std::size_t>(defect);
  return index < kNames.size() ? kNames[index] : std::string_view("unknown");
}

}  // namespace furui
