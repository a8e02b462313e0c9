// What a report says of itself, in both its languages.
#pragma once

#include <string>

#include "score/property_wording.h"

namespace furui {

struct Phrase {
  std::string english;
  std::string japanese;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::japanese ? japanese : english;
  }
};

}  // namespace furui
