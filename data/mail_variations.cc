#include "data/mail_variations.h"

#include <algorithm>
#include <array>

#include "data/mail_route.h"
#include "mail/ascii.h"
#include "mail/utf8.h"

namespace furui {

std::string throw_away_domain(Random& random) {
  static constexpr std::array<std::string_view, 12> kEndings = {
      "xyz", "top", "shop", "cn", "com", "icu", "click", "info", "bond", "cfd", "net", "site"};
  std::string name = random_letters(5 + random.below(8), random);
  name.front() = static_cast<char>('a' + random.below(26));
  if (random.chance(20)) name += "-" + random_letters(4, random);
  return name + "." + std::string(random.one_of(kEndings));
}

std::string reshuffled_ids(std::string_view ids, Random& random) {
  std::string other(ids);
  bool in_domain = false;
  for (char& c : other) {
    if (c == '@' || c == '>') in_domain = c == '@';
    if (in_domain) continue;
    if (is_ascii_digit(c)) c = static_cast<char>('0' + random.below(10));
    if (c >= 'a' && c <= 'f') c = static_cast<char>('a' + random.below(6));
    if (c >= 'A' && c <= 'F') c = static_cast<char>('A' + random.below(6));
  }
  return other;
}

std::string renumbered(std::string_view text, Random& random) {
  constexpr std::size_t kFewestDigits = 5;
  std::string other(text);
  for (std::size_t at = 0; at < other.size();) {
    std::size_t end = at;
    while (end < other.size() && is_ascii_digit(other[end])) ++end;
    for (std::size_t i = at; end - at >= kFewestDigits && i < end; ++i) {
      other[i] = static_cast<char>((i == at ? '1' : '0') + random.below(i == at ? 9 : 10));
    }
    at = std::max(end, at + 1);
  }
  return other;
}

std::string disguised(std::string_view name, Random& random) {
  const std::string_view between = random.chance(60) ? "\u200B" : " ";
  std::string other;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    static_cast<void>(decode_utf8(name, at));
    if (begin > 0) other += between;
    other += name.substr(begin, at - begin);
  }
  return other;
}

}  // namespace furui
