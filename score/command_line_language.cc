#include "score/command_line_language.h"

#include <cstdlib>

namespace furui {

Language wording_language(std::string_view option) {
  if (!option.empty()) return option == "ja" ? Language::japanese : Language::english;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("ja") ? Language::japanese : Language::english;
  }
  return Language::english;
}

}  // namespace furui
