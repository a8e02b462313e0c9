#include "signals/look_alike.h"

#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "mail/letters.h"

namespace furui {
namespace {

struct CloseSpoofChecker {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

/// Opened with the first suspicious letter: most processes never see one.
const USpoofChecker* spoof_checker() {
  static const std::unique_ptr<USpoofChecker, CloseSpoofChecker> checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<USpoofChecker, CloseSpoofChecker> opened(uspoof_open(&status));
    if (U_FAILURE(status)) opened.reset();
    return opened;
  }();
  return checker.get();
}

bool is_ascii_alphanumeric(char16_t unit) {
  return is_between(unit, '0', '9') || is_between(unit | 0x20U, 'a', 'z');
}

constexpr std::size_t kLongestWord = 32;

/// Gives the length of the longest common subsequence. Both at most kLongestWord long.
std::size_t common_letters(std::string_view a, std::string_view b) {
  std::array<std::size_t, kLongestWord + 1> row{};
  for (const char letter : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = letter == b[j - 1] ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

char latin_look_alike(char32_t point) {
  const USpoofChecker* checker = spoof_checker();
  if (checker == nullptr || point > 0xFFFF) return 0;
  const auto letter = static_cast<char16_t>(point);
  std::array<char16_t, 16> skeleton{};
  UErrorCode status = U_ZERO_ERROR;
  const int length = uspoof_getSkeleton(checker, 0, &letter, 1, skeleton.data(),
                                        static_cast<int>(skeleton.size()), &status);
  if (U_FAILURE(status) || length < 1 || !is_ascii_alphanumeric(skeleton[0])) return 0;
  const bool only_marks_follow =
      std::all_of(skeleton.begin() + 1, skeleton.begin() + length,
                  [](char16_t unit) { return is_between(unit, 0x300, 0x36F); });
  return only_marks_follow ? static_cast<char>(skeleton[0]) : '\0';
}

bool may_pass_for_latin(char32_t point) {
  return (is_between(point, 0xC0, 0x24F) && point != 0xD7 && point != 0xF7) ||
         is_between(point, 0x250, 0x2AF) || is_between(point, 0x370, 0x52F) ||
         is_between(point, 0x531, 0x587) || is_between(point, 0x13A0, 0x13FF) ||
         is_between(point, 0x1E00, 0x1FFF) || is_between(point, 0x2C60, 0x2CFF) ||
         is_between(point, 0xA640, 0xA69F) || is_between(point, 0xAB70, 0xABBF);
}

std::string without_ascii_look_alikes(std::string_view word) {
  std::string plain;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::string_view pair = word.substr(i, 2);
    if (pair == "rn" || pair == "vv") {
      plain += pair == "rn" ? 'm' : 'w';
      ++i;
    } else if (word[i] == '0') {
      plain += 'o';
    } else {
      plain += word[i] == '1' || word[i] == '|' ? 'l' : word[i];
    }
  }
  return plain;
}

unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit) {
  if (a.size() > kLongestWord || b.size() > kLongestWord) return limit + 1;
  std::array<std::array<unsigned, kLongestWord + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<unsigned>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = static_cast<unsigned>(i);
    unsigned smallest = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
      smallest = std::min(smallest, row[j]);
    }
    if (smallest > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

bool is_misspelling(std::string_view word, std::string_view name) {
  if (name.size() < 5 || word.size() < 5 || word == name) return false;
  // People and impersonators keep the first letter, or swap it with the second.
  const bool same_start = word[0] == name[0];
  const bool swapped_start = word[0] == name[1] && word[1] == name[0];
  if (!same_start && !swapped_start) return false;
  const unsigned limit = name.size() < 7 ? 1 : 2;
  if (word.size() > name.size() + limit || name.size() > word.size() + limit) return false;
  // A plural or a further word grown onto the name is no typing error.
  if (word.starts_with(name) && limit == 1 && word.back() == 's') return false;
  return edit_distance(word, name, limit) <= limit;
}

bool resembles(std::string_view word, std::string_view name) {
  constexpr std::size_t kShortestName = 5;
  if (word == name || name.size() < kShortestName || name.size() > kLongestWord ||
      word.size() > std::min(2 * name.size(), kLongestWord) || word.size() + 1 < name.size() ||
      word.substr(0, 2).find(name[0]) == std::string_view::npos) {
    return false;
  }
  const std::size_t kept = common_letters(word, name);
  return kept * 4 >= name.size() * 3 && kept * 5 >= word.size() * 3;
}

}  // namespace furui
