#include "signals/brand_matcher.h"

#include <algorithm>

#include "mail/ascii.h"
#include "mail/letters.h"
#include "mail/utf8.h"
#include "signals/look_alike.h"

namespace furui {
namespace {

bool is_alphanumeric(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}

bool is_katakana(char32_t point) {
  return is_between(point, 0x30A1, 0x30FA) || point == 0x30FC;
}

bool is_katakana_name(std::string_view name) {
  for (std::size_t position = 0; position < name.size();) {
    const char32_t point = decode_utf8(name, position);
    if (!is_katakana(point) && point != ' ' && point != 0x30FB) return false;
  }
  return true;
}

char32_t point_before(std::string_view text, std::size_t position) {
  if (position == 0) return 0;
  std::size_t start = position - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
  return decode_utf8(text, start);
}

char32_t point_at(std::string_view text, std::size_t position) {
  return position < text.size() ? decode_utf8(text, position) : 0;
}

std::size_t bucket_of(char32_t point) {
  return is_between(point, 'A', 'Z') ? point + 0x20 : point % 509;
}

/// What may stand between letters that are pulled apart: a space, a full stop, a middle dot.
std::size_t separator_length(std::string_view text, std::size_t position) {
  if (text[position] == ' ' || text[position] == '.') return 1;
  return text.substr(position).starts_with("・") ? 3 : 0;
}

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return c != ' ' && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

void BrandMatcher::add(std::string_view name, std::uint16_t brand, bool weak) {
  const bool plain = is_ascii(name);
  Alias alias{plain ? std::string(name) : fold_letters(name, name.size()).text,
              brand,
              weak,
              false,
              false,
              false,
              false,
              false};
  if (alias.letters.empty()) return;
  alias.latin = is_ascii(alias.letters);
  alias.latin_start = is_ascii(alias.letters.substr(0, 1));
  alias.latin_end = is_alphanumeric(alias.letters.back());
  alias.katakana = is_katakana_name(alias.letters);
  alias.with_case = alias.latin && alias.letters.size() <= 4;
  if (!alias.with_case)
    std::transform(alias.letters.begin(), alias.letters.end(), alias.letters.begin(), ascii_lower);
  if (alias.latin) add_host_name(alias.letters, brand, weak);
  aliases_.push_back(std::move(alias));
}

void BrandMatcher::add_host_name(std::string_view name, std::uint16_t brand, bool weak) {
  std::string letters;
  for (const char c : name) {
    if (is_alphanumeric(c)) letters += ascii_lower(c);
  }
  latin_names_.push_back({std::move(letters), brand, weak});
}

void BrandMatcher::build() {
  std::stable_sort(aliases_.begin(), aliases_.end(), [](const Alias& a, const Alias& b) {
    return a.letters.size() > b.letters.size();
  });
  for (std::size_t i = 0; i < aliases_.size(); ++i) {
    by_first_letter_[bucket_of(point_at(aliases_[i].letters, 0))].push_back(
        static_cast<std::uint16_t>(i));
  }
  for (std::size_t i = 0; i < latin_names_.size(); ++i) {
    const std::string& letters = latin_names_[i].letters;
    if (letters.empty()) continue;
    by_latin_name_[letters].push_back(static_cast<std::uint16_t>(i));
    by_latin_start_[static_cast<unsigned char>(letters[0]) & 0x7FU].push_back(
        static_cast<std::uint16_t>(i));
  }
}

bool BrandMatcher::match_at(const FoldedText& folded, std::size_t position, const Alias& alias,
                            BrandMatch& match) const {
  const std::string_view text = folded.text;
  std::size_t at = position;
  std::size_t gaps = 0;
  for (std::size_t i = 0; i < alias.letters.size();) {
    if (alias.letters[i] == ' ') {
      if (at < text.size() && text[at] == ' ') ++at;
      ++i;
      continue;
    }
    if (at >= text.size()) return false;
    const char c = alias.with_case ? text[at] : ascii_lower(text[at]);
    if (c == alias.letters[i]) {
      ++at;
      ++i;
      continue;
    }
    const bool at_letter_start = (static_cast<unsigned char>(alias.letters[i]) & 0xC0U) != 0x80U;
    const std::size_t gap = i > 0 && at_letter_start ? separator_length(text, at) : 0;
    if (gap == 0) return false;
    at += gap;
    ++gaps;
  }
  const std::size_t letters = count_letters(alias.letters);
  const bool pulled_apart = letters >= 2 && gaps + 1 >= letters;
  if (gaps > 0 && alias.latin && (!pulled_apart || letters < 3)) return false;
  if (alias.latin_start && position > 0 && is_alphanumeric(text[position - 1])) return false;
  if (alias.latin_end && at < text.size() && is_alphanumeric(text[at])) return false;
  if (alias.katakana &&
      (is_katakana(point_before(text, position)) || is_katakana(point_at(text, at)))) {
    return false;
  }
  match = {alias.brand,   position, at, alias.weak, alias.latin, gaps > 0 && pulled_apart,
           Disguise::none};
  for (std::size_t i = position; i < at; ++i) {
    match.disguise = std::max(match.disguise, folded.disguises[i]);
  }
  return true;
}

std::vector<BrandMatch> BrandMatcher::find(const FoldedText& folded) const {
  std::vector<BrandMatch> matches;
  for (std::size_t position = 0; position < folded.text.size();) {
    std::size_t next = position;
    const char32_t point = decode_utf8(folded.text, next);
    for (const std::uint16_t id : by_first_letter_[bucket_of(point)]) {
      BrandMatch match;
      if (!match_at(folded, position, aliases_[id], match)) continue;
      matches.push_back(match);
      next = match.end;
      break;
    }
    position = next;
  }
  return matches;
}

int BrandMatcher::find_misspelled(std::string_view word, int claimed) const {
  if (word.size() < 5 || word.size() > 32 || by_latin_name_.contains(word)) return -1;
  const std::string plain = without_ascii_look_alikes(word);
  // A misspelling keeps the first letter or swaps it with the second.
  for (const char start : {plain[0], plain[1]}) {
    for (const std::uint16_t id : by_latin_start_[static_cast<unsigned char>(start) & 0x7FU]) {
      const LatinName& name = latin_names_[id];
      if (name.letters.size() < 5 || (name.weak && name.brand != claimed)) continue;
      const bool disguised = plain != word && plain == name.letters;
      if (disguised || is_misspelling(plain, name.letters)) return name.brand;
    }
  }
  return -1;
}

int BrandMatcher::find_exact(std::string_view word, int claimed) const {
  const auto found = by_latin_name_.find(word);
  if (found == by_latin_name_.end()) return -1;
  for (const std::uint16_t id : found->second) {
    const LatinName& name = latin_names_[id];
    if (name.brand == claimed || (!name.weak && name.letters.size() >= 5)) return name.brand;
  }
  return -1;
}

bool BrandMatcher::is_name_of(std::string_view word, std::span<const std::uint16_t> brands) const {
  const auto found = by_latin_name_.find(word);
  if (found == by_latin_name_.end() || word.size() < 4) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](std::uint16_t id) {
    const LatinName& name = latin_names_[id];
    return !name.weak && std::find(brands.begin(), brands.end(), name.brand) != brands.end();
  });
}

bool BrandMatcher::resembles_name(std::string_view word, std::uint16_t brand) const {
  const std::string plain = without_ascii_look_alikes(word);
  return std::any_of(latin_names_.begin(), latin_names_.end(), [&](const LatinName& name) {
    return name.brand == brand && resembles(plain, name.letters);
  });
}

bool BrandMatcher::contains_name(std::string_view word, std::uint16_t brand) const {
  return std::any_of(latin_names_.begin(), latin_names_.end(), [&](const LatinName& name) {
    return name.brand == brand && name.letters.size() >= 4 &&
           word.find(name.letters) != std::string_view::npos;
  });
}

}  // namespace furui
