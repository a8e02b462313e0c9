#include "signals/mailer.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "mail/ascii.h"

namespace furui {
namespace {

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  const std::string lower = ascii_lowered(text.substr(0, 200));
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  text = text.substr(0, 200);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// One capital at most, then small letters.
bool is_simple_word(std::string_view word) {
  return word.size() >= 2 && word.size() <= 16 && is_ascii_letter(word[0]) &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

bool is_random_mailer(std::string_view mailer, const LetterModel& model) {
  // Honest programs that are one word and a whole number.
  constexpr std::array<std::string_view, 8> kKnown = {"Outlook", "Thunderbird", "Lotus", "Mew",
                                                      "Mutt",    "Eudora",      "Pine",  "Zimbra"};
  const auto words = words_of(mailer);
  if (words.size() == 2 && is_simple_word(words[0]) && is_number(words[1])) {
    if (std::find(kKnown.begin(), kKnown.end(), words[0]) != kKnown.end()) return false;
    const bool whole_number = words[1].find('.') == std::string_view::npos && words[1].size() <= 2;
    return whole_number || (words[0].size() >= 8 && model.is_random(words[0]));
  }
  return words.size() == 3 && is_simple_word(words[0]) && is_simple_word(words[1]) &&
         is_number(words[2]) && (model.is_random(words[0]) || model.is_random(words[1]));
}

bool is_chinese_mailer(std::string_view mailer) {
  return holds_any(mailer, {"[cn]", "foxmail", "coremail", "qqmail", "dreammail", "netease"});
}

bool is_old_outlook(std::string_view mailer) {
  return holds_any(mailer, {"outlook express", "outlook imo", "outlook cws"});
}

bool is_personal_mailer(std::string_view mailer) {
  return holds_any(mailer, {"outlook", "foxmail", "thunderbird", "iphone mail", "ipad mail",
                            "apple mail", "windows live mail", "becky!", "shuriken", "the bat!"});
}

bool is_japanese_mailer(std::string_view mailer) {
  return holds_any(mailer, {"becky!", "shuriken", "hidemaru", "turukame", "edmax", "al-mail",
                            "winbiff", "datula", "postpet", "cybozu", "active! mail", "wanderlust",
                            "mew version", "sylpheed", "npop", "denshin", "eudora-j"});
}

}  // namespace furui
