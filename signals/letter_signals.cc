#include <algorithm>
#include <array>

#include "mail/letters.h"
#include "mail/utf8.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

// Less is a name or a word in Chinese text.
constexpr std::size_t kEnoughKana = 10;

bool is_kana_or_kanji(char32_t point) {
  return is_between(point, 0x3041, 0x3096) || is_between(point, 0x30A1, 0x30FC) ||
         is_between(point, 0x4E00, 0x9FFF);
}

bool is_katakana(char32_t point) {
  return is_between(point, 0x30A1, 0x30FA);
}

/// Counts the letters for which `test(before, letter, after)` holds.
template <typename Test>
std::size_t count_inside(std::string_view text, Test test) {
  std::size_t count = 0;
  char32_t before = 0;
  char32_t letter = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t after = decode_utf8(text, position);
    if (test(before, letter, after)) ++count;
    before = letter;
    letter = after;
  }
  return count;
}

std::size_t count_simplified(const Evidence& e, std::string_view text) {
  return count_inside(
      text, [&](char32_t, char32_t, char32_t letter) { return e.lists.is_simplified(letter); });
}

bool is_lost_letter(char32_t before, char32_t letter, char32_t after) {
  return (letter == '?' || letter == 0xFFFD) && is_kana_or_kanji(before) && is_kana_or_kanji(after);
}

/// Kanji 一 or a hyphen where a katakana word wants ー: カ一ド, カ-ド.
bool is_false_long_vowel(char32_t before, char32_t letter, char32_t after) {
  const bool mark =
      letter == 0x4E00 || letter == '-' || letter == 0x2010 || letter == 0x2212 || letter == 0x4E28;
  // No ー follows ン or ッ, but a hyphen may: a chain of shops parts its two words so.
  const bool may_be_long = before != 0x30F3 && before != 0x30C3;
  return mark && may_be_long && is_katakana(before) && is_katakana(after);
}

Finding text_simplified_letters(const Evidence& e) {
  if (e.simplified == 0 || e.kana < kEnoughKana) return std::nullopt;
  return std::to_string(e.simplified);
}

Finding text_simplified_many(const Evidence& e) {
  // A Chinese name may hold one or two; text that mixes kana with more was not written in Japan.
  const bool many = e.simplified >= 3 || e.text_phrases.has(Phrase::chinese_phrase);
  return fires(many && e.simplified >= 1 && e.kana >= kEnoughKana);
}

Finding subject_simplified_letters(const Evidence& e) {
  return fires(e.japanese && count_simplified(e, e.subject_text) > 0);
}

Finding text_lost_letters(const Evidence& e) {
  const std::size_t lost =
      count_inside(e.text, is_lost_letter) + count_inside(e.subject_text, is_lost_letter);
  return lost == 0 ? std::nullopt : Finding(std::to_string(lost));
}

Finding text_false_long_vowel(const Evidence& e) {
  return fires(count_inside(e.text, is_false_long_vowel) +
                   count_inside(e.subject_text, is_false_long_vowel) >
               0);
}

Finding text_wrong_kana(const Evidence& e) {
  if (e.text_phrases.has(Phrase::wrong_kana))
    return std::string(e.text_phrases.first(Phrase::wrong_kana));
  if (e.subject_phrases.has(Phrase::wrong_kana))
    return std::string(e.subject_phrases.first(Phrase::wrong_kana));
  return std::nullopt;
}

Finding text_invisible_letters(const Evidence& e) {
  if (e.text_counts.invisible_inside_word < 2) return std::nullopt;
  return std::to_string(e.text_counts.invisible_inside_word);
}

Finding text_styled_letters(const Evidence& e) {
  // A word of three; single circled letters are footnotes.
  return fires(e.text_counts.styled_letters >= 3);
}

Finding text_spaced_letters(const Evidence& e) {
  return fires(e.text_counts.spaced_letters >= 8);
}

Finding subject_latin_middle_dot(const Evidence& e) {
  return fires(count_inside(e.mail.subject, [](char32_t before, char32_t letter, char32_t after) {
                 return (letter == 0xB7 || letter == 0x2022) && is_kana_or_kanji(before) &&
                        is_kana_or_kanji(after);
               }) > 0);
}

Finding text_mostly_han(const Evidence& e) {
  return fires(e.han >= 40 && e.kana * 20 < e.han);
}

Finding text_mixed_script_word(const Evidence& e) {
  return fires(e.head.mixed_script_word);
}

/// Both the plain and the disguised form of one brand: nobody writes his own name two ways.
Finding text_brand_plain_and_disguised(const Evidence& e) {
  for (const BrandMatch& disguised : e.text_brands) {
    if (disguised.disguise < Disguise::accent) continue;
    const bool plain_too =
        std::any_of(e.text_brands.begin(), e.text_brands.end(), [&](const BrandMatch& match) {
          return match.brand == disguised.brand && match.disguise == Disguise::none;
        });
    if (plain_too) return e.brand_name(disguised.brand);
  }
  return std::nullopt;
}

constexpr auto kRules = std::to_array<Rule>({
    {{"text_simplified_letters", G::text, L::accuses, "simplified Chinese letters in Japanese text",
      "日本語の本文に中国の簡体字がある"},
     text_simplified_letters},
    {{"text_simplified_many", G::text, L::accuses,
      "three or more simplified Chinese letters, or a Chinese phrase, in Japanese text",
      "日本語の本文に簡体字が三つ以上、または中国語の句がある"},
     text_simplified_many},
    {{"subject_simplified_letters", G::text, L::accuses,
      "simplified Chinese letters in a Japanese subject", "日本語の件名に中国の簡体字がある"},
     subject_simplified_letters},
    {{"text_lost_letters", G::text, L::accuses,
      "a question mark stands where a letter was lost between Japanese letters",
      "日本語の文字の間に、失われた文字の「?」がある"},
     text_lost_letters},
    {{"text_false_long_vowel", G::text, L::accuses,
      "kanji 一 or a hyphen stands for the long-vowel mark",
      "長音「ー」の代わりに漢字の「一」やハイフンが使われている"},
     text_false_long_vowel},
    {{"text_wrong_kana", G::text, L::accuses, "kana and kanji mistaken for look-alikes",
      "形の似た仮名や漢字の取り違えがある"},
     text_wrong_kana},
    {{"text_invisible_letters", G::text, L::accuses, "invisible letters inside words",
      "語の中に見えない文字が入っている"},
     text_invisible_letters},
    {{"text_styled_letters", G::text, L::neutral, "words in mathematical or circled letters",
      "数学用文字や丸囲み文字の語がある"},
     text_styled_letters},
    {{"text_spaced_letters", G::text, L::neutral, "words pulled apart letter by letter",
      "一字ずつ離して書かれた語がある"},
     text_spaced_letters},
    {{"subject_latin_middle_dot", G::text, L::accuses,
      "a Latin middle dot between Japanese letters", "日本語の件名に中黒ではない「·」がある"},
     subject_latin_middle_dot},
    {{"text_mostly_han", G::text, L::neutral, "Han letters with hardly any kana",
      "仮名がほとんどない漢字の文である"},
     text_mostly_han},
    {{"text_mixed_script_word", G::text, L::accuses,
      "a word of the text mixes Latin with Cyrillic or Greek",
      "本文の一語にラテン文字とキリル文字などが混在する"},
     text_mixed_script_word},
    {{"text_brand_plain_and_disguised", G::text, L::accuses,
      "the text writes a brand both plainly and in disguise",
      "本文に同じブランド名の普通の表記と変形した表記の両方がある"},
     text_brand_plain_and_disguised},
});

}  // namespace

std::span<const Rule> letter_rules() {
  return kRules;
}

}  // namespace furui
