// Dates of header fields (RFC 5322 section 3.3), leniently: obsolete zones, asctime and ISO 8601
// order, missing weekday or seconds.
#pragma once

#include <optional>
#include <string_view>

#include "mail/mail.h"

namespace furui {

/// Reads a date; nothing when it names no point in time between 1970 and 2199. A missing or unknown
/// zone is +0000.
[[nodiscard]] std::optional<Date> read_date(std::string_view text);

}  // namespace furui
