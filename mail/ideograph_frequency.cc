#include "mail/ideograph_frequency.h"

#include "mail/charset_tables.h"

namespace furui {
namespace {

const IdeographLevels& levels_of(Reading reading) {
  if (reading == Reading::simplified_chinese) return kSimplifiedLevels;
  if (reading == Reading::traditional_chinese) return kTraditionalLevels;
  return kJapaneseLevels;
}

IdeographLevel level_in(const IdeographLevels& levels, char32_t letter) {
  return static_cast<IdeographLevel>(levels[letter - kFirstIdeograph]);
}

}  // namespace

double ideograph_plausibility(char32_t letter, Reading reading) {
  if (letter < kFirstIdeograph || letter > kLastIdeograph) return -1.0;
  switch (level_in(levels_of(reading), letter)) {
    case IdeographLevel::frequent:
      return 2.2;
    case IdeographLevel::first:
      return 1.0;
    case IdeographLevel::second:
      return -0.7;
    case IdeographLevel::extension:
      return -0.8;
    case IdeographLevel::none:
      break;
  }
  return -1.2;
}

bool is_frequent_kanji(char32_t letter) {
  return letter >= kFirstIdeograph && letter <= kLastIdeograph &&
         level_in(kJapaneseLevels, letter) == IdeographLevel::frequent;
}

}  // namespace furui
