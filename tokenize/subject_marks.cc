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

constexpr std::string_view kOpening = "[{(<*";
constexpr std::string_view kClosing = "]})>*";
constexpr std::string_view kSigns = "[]{}()<>*!:? ";

constexpr std::array<std::string_view, 6> kVerdictWords = {"spam", "virus",     "meiwaku",
                                                           "迷惑", "suspected", "junk"};

// What gateways write of mails from outside, alone or with the words below; and Japanese ones
// whole.
constexpr std::array<std::string_view, 6> kGatewayWords = {"external", "extern", "ext",
                                                           "caution",  "score",  "untrusted"};
constexpr std::array<std::string_view, 8> kWordsBeside = {"mail",    "email",  "e",    "sender",
                                                          "message", "source", "from", "origin"};
constexpr std::array<std::string_view, 4> kJapaneseMarks = {"外部", "社外", "外部メール",
                                                            "社外メール"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view without_trailing_space(std::string_view text) {
  while (!text.empty() && is_header_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view without_leading_space(std::string_view text) {
  while (!text.empty() && is_header_space(text.front())) text.remove_prefix(1);
  return text;
}

bool names_verdict(std::string_view mark) {
  const std::string lower = ascii_lowered(mark);
  return std::any_of(kVerdictWords.begin(), kVerdictWords.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// Tells a gateway's mark: "[EXTERNAL]", "[score: 5.5]", "[外部メール]".
bool is_gateway_mark(std::string_view mark) {
  while (!mark.empty() && kSigns.find(mark.front()) != std::string_view::npos)
    mark.remove_prefix(1);
  while (!mark.empty() && kSigns.find(mark.back()) != std::string_view::npos) mark.remove_suffix(1);
  if (contains(kJapaneseMarks, mark)) return true;
  bool named = false;
  bool others = !is_ascii(mark);
  std::string word;
  for (std::size_t i = 0; i <= mark.size(); ++i) {
    if (i < mark.size() && is_ascii_letter(mark[i])) {
      word += ascii_lower(mark[i]);
      continue;
    }
    const bool names = contains(kGatewayWords, word);
    named = named || names;
    others = others || (!names && !word.empty() && !contains(kWordsBeside, word));
    word.clear();
  }
  return named && !others;
}

/// Gives the size of a mark in ASCII brackets or stars at the front; 0 when there is none. Japanese
/// brackets belong to the sender.
std::size_t mark_size(std::string_view subject) {
  if (subject.empty()) return 0;
  const std::size_t kind = kOpening.find(subject.front());
  if (kind == std::string_view::npos) return 0;
  const std::size_t inside = std::min(subject.find_first_not_of(kOpening[kind]), subject.size());
  const std::size_t close = subject.find(kClosing[kind], inside);
  if (close == std::string_view::npos || close > kLongestMark) return 0;
  return std::min(subject.find_first_not_of(kClosing[kind], close), subject.size());
}

/// Gives the size of such a mark at the end, behind a space.
std::size_t end_mark_size(std::string_view subject) {
  if (subject.empty()) return 0;
  const std::size_t kind = kClosing.find(subject.back());
  if (kind == std::string_view::npos) return 0;
  const std::string_view last =
      subject.substr(subject.size() - std::min(subject.size(), kLongestMark));
  const std::size_t inside = last.find_last_not_of(kClosing[kind]);
  const std::size_t open = last.rfind(kOpening[kind], inside);
  if (inside == std::string_view::npos || open == std::string_view::npos) return 0;
  const std::size_t before = last.find_last_not_of(kOpening[kind], open);
  if (before == std::string_view::npos || !is_header_space(last[before])) return 0;
  return last.size() - before - 1;
}

bool is_foreign_mark(std::string_view mark) {
  return names_verdict(mark) || is_gateway_mark(mark);
}

std::string_view without_end_marks(std::string_view subject) {
  for (std::size_t i = 0; i < kMostMarks; ++i) {
    subject = without_trailing_space(subject);
    const std::string_view mark = subject.substr(subject.size() - end_mark_size(subject));
    // "(迷惑メール対策)" at the end is a sender's remark; filters do not write with parentheses.
    const bool remark = mark.starts_with('(') && !is_gateway_mark(mark);
    if (mark.empty() || remark || !is_foreign_mark(mark)) break;
    subject.remove_suffix(mark.size());
  }
  return subject;
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
    const bool foreign = is_foreign_mark(mark);
    if (mark.empty() || (!foreign && !through_list)) break;
    subject.remove_prefix(mark.size());
    if (!foreign) through_list = false;
  }
  return without_end_marks(without_leading_space(subject));
}

}  // namespace furui
