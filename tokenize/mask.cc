#include "tokenize/mask.h"

#include "mail/utf8.h"

namespace furui {
namespace {

constexpr std::size_t kLongestRead = 200;
// Shorter letter runs between digits are what hexadecimal and base64 have.
constexpr std::size_t kShortestWord = 4;

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::size_t run_end(std::string_view text, std::size_t start, bool (*belongs)(char)) {
  while (start < text.size() && belongs(text[start])) ++start;
  return start;
}

bool belongs_to_run(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}

/// Tells words ("Dragon", "NextPart", "MESSAGE") from random letters ("aBcDeF"): capitals stand at
/// the beginning of a part of at least three letters, or everywhere.
bool is_word(std::string_view letters) {
  if (letters.size() < kShortestWord) return false;
  std::size_t capitals = 0;
  std::size_t humps = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!is_upper(letters[i])) continue;
    ++capitals;
    if (i > 0 && !is_upper(letters[i - 1])) ++humps;
  }
  if (capitals == letters.size()) return true;
  return capitals <= humps + 1 && (humps + 1) * 3 <= letters.size();
}

/// Masks letters and digits in a row.
void mask_run(std::string_view run, std::string& masked) {
  const std::size_t before = masked.size();
  bool random = false;
  for (std::size_t i = 0; i < run.size();) {
    const bool digits = is_ascii_digit(run[i]);
    const std::size_t end = digits ? run_end(run, i, [](char c) { return is_ascii_digit(c); })
                                   : run_end(run, i, [](char c) { return is_ascii_letter(c); });
    const std::string_view part = run.substr(i, end - i);
    if (digits) {
      masked += '0';
    } else {
      // A short run of letters that stands alone ("To", "CS") is a word too.
      const bool alone = part.size() == run.size() && part.size() < kShortestWord;
      random |= !alone && !is_word(part);
      masked += part;
    }
    i = end;
  }
  if (random) {
    masked.resize(before);
    masked += 'x';
  }
}

}  // namespace

std::string mask_random(std::string_view text) {
  text = cut_utf8(text, kLongestRead);
  std::string masked;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = run_end(text, i, belongs_to_run);
    if (end > i) {
      mask_run(text.substr(i, end - i), masked);
      i = end;
    } else {
      masked += text[i++];
    }
  }
  return masked;
}

}  // namespace furui
