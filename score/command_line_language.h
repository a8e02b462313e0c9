// The language that a program's words for people are in: an option of several mains.
#pragma once

#include <string_view>

#include "score/property_wording.h"

namespace furui {

/// "en" or "ja" as an option has it; when empty, the language of LC_ALL, LC_MESSAGES or LANG.
[[nodiscard]] Language wording_language(std::string_view option);

}  // namespace furui
