// Bytes -> Mail: the door of the mail room.
#pragma once

#include <string_view>

#include "mail/limits.h"
#include "mail/mail.h"

namespace furui {

/// Reads one mail (RFC 5322 with MIME; an mbox From_ line in front is skipped). Takes any bytes,
/// never throws on them and never fails: damage becomes a Defect. Time and memory are bounded by
/// `limits`. May be called from several threads at once.
[[nodiscard]] Mail parse_mail(std::string_view bytes, const Limits& limits = kLimits);

}  // namespace furui
