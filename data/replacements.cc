#include "data/replacements.h"

#include <algorithm>
#include <utility>

#include "mail/ascii.h"

namespace furui {
namespace {

bool is_part_of_word(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) ||
         std::string_view(".-@/_").find(c) != std::string_view::npos;
}

}  // namespace

void Replacements::insert(Pair pair) {
  if (pair.from.empty() || pair.from == pair.to) return;
  const auto place = std::find_if(pairs_.begin(), pairs_.end(), [&](const Pair& other) {
    return other.from.size() < pair.from.size();
  });
  pairs_.insert(place, std::move(pair));
}

void Replacements::add(std::string_view from, std::string_view to) {
  insert({std::string(from), std::string(to), false});
}

void Replacements::add_word(std::string_view from, std::string_view to) {
  insert({std::string(from), std::string(to), is_ascii(from)});
}

std::string Replacements::apply(std::string_view text) const {
  const auto fits = [&](const Pair& pair, std::size_t at) {
    if (text.compare(at, pair.from.size(), pair.from) != 0) return false;
    const std::size_t end = at + pair.from.size();
    return !pair.is_word || ((at == 0 || !is_part_of_word(text[at - 1])) &&
                             (end == text.size() || !is_part_of_word(text[end])));
  };
  std::string replaced;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::find_if(pairs_.begin(), pairs_.end(),
                                    [&](const Pair& pair) { return fits(pair, at); });
    replaced +=
        found == pairs_.end() ? std::string_view(text).substr(at, 1) : std::string_view(found->to);
    at += found == pairs_.end() ? 1 : found->from.size();
  }
  return replaced;
}

}  // namespace furui
