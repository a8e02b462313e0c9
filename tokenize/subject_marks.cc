#include "tokenize/subject_marks.h"

#include <algorithm>
#include <array>
#include <string>

#include "mail/ascii.h"

namespace furui {
namespace {

// Longer brackets are part of a title.
constexpr std::size_t kLongestMark = 48;
constexpr std::size_t kMostMarks = 4;

constexpr std::array<std::string_view, 6> kVerdictWords = {"spam", "virus",     "meiwaku",
                                                           "迷惑", "suspected", "junk"};

std::string_view without_leading_space(std::string_view text) {
  while (!text.empty() && is_header_space(text.front())) text.remove_prefix(1);
  return text;
}

bool names_verdict(std::string_view mark) {
  const std::string lower = ascii_lowered(mark);
  return std::any_of(kVerdictWords.begin(), kVerdictWords.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// Gives the size of a mark in ASCII brackets or stars at the front; 0 when there is none. Japanese
/// brackets belong to the sender.
std::size_t mark_size(std::string_view subject) {
  constexpr std::string_view kOpening = "[{(<*";
  constexpr std::string_view kClosing = "]})>*";
  if (subject.empty()) return 0;
  const std::size_t kind = kOpening.find(subject.front());
  if (kind == std::string_view::npos) return 0;
  const std::size_t inside = std::min(subject.find_first_not_of(kOpening[kind]), subject.size());
  const std::size_t close = subject.find(kClosing[kind], inside);
  if (close == std::string_view::npos || close > kLongestMark) return 0;
  return std::min(subject.find_first_not_of(kClosing[kind], close), subject.size());
}

/// Gives the subject behind "Re:" where a mark follows that; else the subject.
std::string_view behind_reply(std::string_view subject) {
  if (subject.size() < 3 || !equal_ignoring_case(subject.substr(0, 3), "re:")) return subject;
  const std::string_view rest = without_leading_space(subject.substr(3));
  return mark_size(rest) > 0 ? rest : subject;
}

}  // namespace

std::string_view without_subject_marks(std::string_view subject, bool through_list) {
  for (std::size_t i = 0; i < kMostMarks; ++i) {
    subject = without_leading_space(subject);
    if (through_list) subject = behind_reply(subject);
    const std::string_view mark = subject.substr(0, mark_size(subject));
    const bool verdict = names_verdict(mark);
    if (mark.empty() || (!verdict && !through_list)) break;
    subject.remove_prefix(mark.size());
    if (!verdict) through_list = false;
  }
  return without_leading_space(subject);
}

}  // namespace furui
