// Counts the phrases of phrases.tsv in a text, class by class, in one walk. A phrase alone is no
// evidence: honest notices use the same words. Signals combine the counts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace furui {

enum class Phrase : std::uint8_t {
  threat,
  deadline_word,
  credential,
  prize,
  blackmail,
  gift_card,
  stiff_greeting,
  nameless_greeting,
  call_to_act,
  login_words,
  notice,
  qr,
  line_contact,
  phone_call,
  wrong_kana,
  office_role,
  alarm,
  company,
  urgent_tag,
  chinese_phrase,
  security_advice,
  unsolicited_ad,
  unsubscribe,
  bank_transfer,
  part_time,
  dating,
  investment,
  echo_form,
  password_of_file,
  fee_unpaid,
  quota,
  name_suffix,
  subject_suffix,
  count_
};

inline constexpr std::size_t kPhraseCount = static_cast<std::size_t>(Phrase::count_);

/// Gives the class named in a list, nothing for an unknown name.
[[nodiscard]] std::optional<Phrase> phrase_class(std::string_view name);

/// What was found in one text.
class PhraseHits {
 public:
  void note(Phrase phrase, std::string_view words) {
    auto& first = first_[static_cast<std::size_t>(phrase)];
    if (counts_[static_cast<std::size_t>(phrase)]++ == 0) first = words;
  }
  [[nodiscard]] std::size_t count(Phrase phrase) const {
    return counts_[static_cast<std::size_t>(phrase)];
  }
  [[nodiscard]] bool has(Phrase phrase) const { return count(phrase) > 0; }
  /// The phrase seen first, as the list writes it; lives as long as the finder.
  [[nodiscard]] std::string_view first(Phrase phrase) const {
    return first_[static_cast<std::size_t>(phrase)];
  }

 private:
  std::array<std::uint32_t, kPhraseCount> counts_{};
  std::array<std::string_view, kPhraseCount> first_{};
};

/// Immutable after build().
class PhraseFinder {
 public:
  void add(Phrase phrase, std::string_view words);
  void build();

  /// Counts the phrases in `text`, which must be normalised (mail/normalize.h). Single spaces and
  /// line feeds inside a phrase do not hide it.
  [[nodiscard]] PhraseHits find(std::string_view text) const;

  /// Tells whether `text` begins with a phrase of the class.
  [[nodiscard]] bool begins_with(std::string_view text, Phrase phrase) const;

  /// Tells whether `text` as a whole is a phrase of the class.
  [[nodiscard]] bool is_whole(std::string_view text, Phrase phrase) const;

 private:
  struct Entry {
    std::string words;
    Phrase phrase;
  };
  static constexpr std::size_t kBuckets = 1024;
  [[nodiscard]] static std::size_t bucket_of(std::string_view text);

  std::vector<Entry> entries_;
  std::array<std::vector<std::uint16_t>, kBuckets> by_first_letter_;
};

}  // namespace furui
