#include "signals/phrase_finder.h"

#include <algorithm>

namespace furui {
namespace {

constexpr std::array<std::string_view, kPhraseCount> kClassNames = {"threat",
                                                                    "deadline_word",
                                                                    "credential",
                                                                    "prize",
                                                                    "blackmail",
                                                                    "gift_card",
                                                                    "stiff_greeting",
                                                                    "nameless_greeting",
                                                                    "call_to_act",
                                                                    "login_words",
                                                                    "notice",
                                                                    "qr",
                                                                    "line_contact",
                                                                    "phone_call",
                                                                    "wrong_kana",
                                                                    "office_role",
                                                                    "alarm",
                                                                    "company",
                                                                    "urgent_tag",
                                                                    "chinese_phrase",
                                                                    "security_advice",
                                                                    "unsolicited_ad",
                                                                    "unsubscribe",
                                                                    "bank_transfer",
                                                                    "part_time",
                                                                    "dating",
                                                                    "investment",
                                                                    "echo_form",
                                                                    "password_of_file",
                                                                    "fee_unpaid",
                                                                    "quota",
                                                                    "name_suffix",
                                                                    "subject_suffix"};

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_gap(char c) {
  return c == ' ' || c == '\n';
}

bool is_ascii_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// Gives where `words` ends when it stands at `position`, or 0.
std::size_t match_end(std::string_view text, std::size_t position, std::string_view words) {
  std::size_t at = position;
  for (std::size_t i = 0; i < words.size();) {
    if (at >= text.size()) return 0;
    if (text[at] == words[i]) {
      ++at;
      ++i;
    } else if (i > 0 && is_gap(text[at]) && !is_continuation(words[i])) {
      ++at;
      if (at < text.size() && is_gap(text[at])) return 0;
    } else {
      return 0;
    }
  }
  return at;
}

/// Rejects most phrases of a bucket without walking them: both begin with a letter of three bytes,
/// no gap follows, and the next letters differ.
bool differs_at_second_letter(std::string_view text, std::size_t position, std::string_view words) {
  constexpr std::size_t kTwoLetters = 6;
  if (words.size() < kTwoLetters || text.size() - position < kTwoLetters) return false;
  if (static_cast<unsigned char>(words[0]) < 0xE0 || is_gap(text[position + 3])) return false;
  return words[5] != text[position + 5] || words[4] != text[position + 4];
}

/// A Latin phrase is no part of a longer word.
bool touches_word(std::string_view text, std::size_t begin, std::size_t end) {
  const bool before = begin > 0 && is_ascii_letter(text[begin]) && is_ascii_letter(text[begin - 1]);
  const bool after =
      end < text.size() && is_ascii_letter(text[end - 1]) && is_ascii_letter(text[end]);
  return before || after;
}

}  // namespace

std::optional<Phrase> phrase_class(std::string_view name) {
  const auto found = std::find(kClassNames.begin(), kClassNames.end(), name);
  if (found == kClassNames.end()) return std::nullopt;
  return static_cast<Phrase>(found - kClassNames.begin());
}

std::size_t PhraseFinder::bucket_of(std::string_view text) {
  // The last two bytes of a three-byte letter tell kana and common kanji apart.
  const auto byte = [&](std::size_t i) -> std::size_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const std::size_t key = byte(0) < 0x80 ? byte(0) : byte(1) * 64 + (byte(2) & 0x3FU);
  return key % kBuckets;
}

void PhraseFinder::add(Phrase phrase, std::string_view words) {
  entries_.push_back({std::string(words), phrase});
}

void PhraseFinder::build() {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    by_first_letter_[bucket_of(entries_[i].words)].push_back(static_cast<std::uint16_t>(i));
  }
}

PhraseHits PhraseFinder::find(std::string_view text) const {
  PhraseHits hits;
  for (std::size_t position = 0; position < text.size(); ++position) {
    if (is_continuation(text[position])) continue;
    if (position > 0 && is_ascii_letter(text[position]) && is_ascii_letter(text[position - 1])) {
      continue;
    }
    for (const std::uint16_t id : by_first_letter_[bucket_of(text.substr(position, 3))]) {
      const Entry& entry = entries_[id];
      if (differs_at_second_letter(text, position, entry.words)) continue;
      const std::size_t end = match_end(text, position, entry.words);
      if (end != 0 && !touches_word(text, position, end)) hits.note(entry.phrase, entry.words);
    }
  }
  return hits;
}

bool PhraseFinder::begins_with(std::string_view text, Phrase phrase) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.phrase == phrase && match_end(text, 0, entry.words) != 0;
  });
}

bool PhraseFinder::is_whole(std::string_view text, Phrase phrase) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.phrase == phrase && match_end(text, 0, entry.words) == text.size() &&
           !text.empty();
  });
}

}  // namespace furui
