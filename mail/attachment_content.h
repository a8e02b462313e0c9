// What an attachment's bytes show: magic numbers and a look inside, never its name. Nothing is
// unpacked or run.
#pragma once

#include <string_view>

#include "mail/mail.h"

namespace furui {

/// Judges decoded bytes. `type` is the declared media type, lower case; it decides only between
/// texts, which have no magic number.
[[nodiscard]] AttachmentContent find_attachment_content(std::string_view bytes,
                                                        std::string_view type);

}  // namespace furui
