// Machine-made strings -> the form their maker gave them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mail/ascii.h"

namespace furui {

/// Replaces what is made anew for every mail: runs of digits by 0, letters and digits in turns by
/// x; words stay ("=====001_Dragon05374_=====" becomes "=====0_Dragon0_=====", a UUID
/// "x-x-x-x-x"). Reads at most 200 bytes.
[[nodiscard]] std::string mask_random(std::string_view text);

/// Calls `use(word)` for the words of ASCII letters in `text`, lower case, two letters or more, at
/// most `max_words` of them.
template <typename Use>
void for_each_ascii_word(std::string_view text, std::size_t max_words, Use use) {
  std::string word;
  for (std::size_t i = 0; i <= text.size() && max_words > 0; ++i) {
    if (i < text.size() && is_ascii_letter(text[i])) {
      word += ascii_lower(text[i]);
      continue;
    }
    if (word.size() > 1) {
      use(std::string_view(word));
      --max_words;
    }
    word.clear();
  }
}

}  // namespace furui
