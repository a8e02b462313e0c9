#include "data/shingles.h"

#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "mail/ascii.h"
#include "mail/normalize.h"
#include "mail/utf8.h"

namespace furui {
namespace {

constexpr std::size_t kMaxTextBytes = 100000;
constexpr std::size_t kLetters = 5;

/// The text's letters, and where each begins.
struct Letters {
  std::string text;
  std::vector<std::size_t> begins;
};

Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t point = decode_utf8(text, at);
    if (point < 0x80 && is_header_space(static_cast<char>(point))) continue;
    letters.begins.push_back(letters.text.size());
    if (point < 0x80 && is_ascii_digit(static_cast<char>(point))) {
      letters.text += '0';
    } else {
      letters.text += text.substr(begin, at - begin);
    }
  }
  letters.begins.push_back(letters.text.size());
  return letters;
}

}  // namespace

Elements shingles_of(const Mail& mail) {
  const std::string text = mail.subject + '\n' + mail.text;
  const Letters letters = letters_of(normalize(cut_utf8(text, kMaxTextBytes)));
  Elements shingles;
  for (std::size_t i = 0; i + kLetters < letters.begins.size(); ++i) {
    const std::size_t begin = letters.begins[i];
    shingles.push_back(
        XXH3_64bits(letters.text.data() + begin, letters.begins[i + kLetters] - begin));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

}  // namespace furui
