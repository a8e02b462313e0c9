#include <algorithm>
#include <array>

#include "signals/look_alike.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

/// Calls for every brand named in display name, subject or first lines, until one is taken.
template <typename Take>
Finding first_brand(const Evidence& e, Take take) {
  for (const auto* matches : {&e.name_brands, &e.subject_brands, &e.text_brands}) {
    for (const BrandMatch& match : *matches) {
      if (take(match)) return e.brand_name(match.brand);
    }
  }
  return std::nullopt;
}

/// The same for display name and subject alone.
template <typename Take>
Finding first_head_brand(const Evidence& e, Take take) {
  for (const auto* matches : {&e.name_brands, &e.subject_brands}) {
    for (const BrandMatch& match : *matches) {
      if (take(match)) return e.brand_name(match.brand);
    }
  }
  return std::nullopt;
}

Finding brand_look_alike_letters(const Evidence& e) {
  return first_brand(e, [](const BrandMatch& match) {
    return match.disguise == Disguise::look_alike || match.disguise == Disguise::accent;
  });
}

Finding brand_styled_letters(const Evidence& e) {
  return first_brand(e, [](const BrandMatch& match) { return match.disguise == Disguise::styled; });
}

Finding brand_invisible_letters(const Evidence& e) {
  return first_brand(e,
                     [](const BrandMatch& match) { return match.disguise == Disguise::invisible; });
}

Finding brand_spaced_letters(const Evidence& e) {
  return first_brand(
      e, [](const BrandMatch& match) { return match.spaced && match.end - match.begin >= 5; });
}

Finding brand_full_width(const Evidence& e) {
  return first_head_brand(e, [](const BrandMatch& match) {
    // Initials are often written full width in business (ＪＣＢ, ＮＨＫ), whole words hardly.
    return match.latin && match.disguise == Disguise::full_width && match.end - match.begin >= 5;
  });
}

Finding brand_half_width_kana(const Evidence& e) {
  return first_head_brand(
      e, [](const BrandMatch& match) { return match.disguise == Disguise::half_width; });
}

Finding brand_disguised_foreign(const Evidence& e) {
  if (e.standing != Standing::foreign && e.standing != Standing::mixed) return std::nullopt;
  const bool disguised = e.claim->spaced || e.claim->disguise >= Disguise::full_width;
  return disguised ? Finding(e.brand_name(e.claimed)) : std::nullopt;
}

/// Calls with the Latin words of a text, lower case, until one is taken.
template <typename Take>
Finding first_word(std::string_view text, Take take) {
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((small >= 'a' && small <= 'z') || (c >= '0' && c <= '9')) {
      word += small;
    } else {
      if (word.size() >= 5 && take(word)) return word;
      word.clear();
    }
  }
  return std::nullopt;
}

bool is_misspelled(const Evidence& e, const std::string& word) {
  const int brand = e.lists.misspelled_brand(word, e.claimed);
  return brand >= 0 && !e.lists.is_official(static_cast<std::uint16_t>(brand), e.from.domain);
}

Finding from_name_misspelled_brand(const Evidence& e) {
  // A person's name may be near a brand's (Monet, Sagawa); a machine's under Japanese text is not.
  if (!e.japanese) return std::nullopt;
  return first_word(e.from_name.text,
                    [&](const std::string& word) { return is_misspelled(e, word); });
}

Finding subject_misspelled_brand(const Evidence& e) {
  if (!e.japanese) return std::nullopt;
  return first_word(e.subject.text,
                    [&](const std::string& word) { return is_misspelled(e, word); });
}

Finding from_name_mixed_script_word(const Evidence& e) {
  return fires(e.from_name.mixed_script_word || e.subject.mixed_script_word);
}

constexpr auto kRules = std::to_array<Rule>({
    {{"brand_look_alike_letters", G::sender, L::accuses,
      "a brand's name written with letters of another script",
      "ブランド名に別の文字体系のそっくりな文字が混ざっている"},
     brand_look_alike_letters},
    {{"brand_styled_letters", G::sender, L::accuses,
      "a brand's name in mathematical or circled letters",
      "ブランド名が数学用文字や丸囲み文字で書かれている"},
     brand_styled_letters},
    {{"brand_invisible_letters", G::sender, L::accuses,
      "a brand's name with invisible letters inside", "ブランド名の中に見えない文字が入っている"},
     brand_invisible_letters},
    {{"brand_spaced_letters", G::sender, L::accuses, "a brand's name pulled apart by spaces",
      "ブランド名が空白で一字ずつ離されている"},
     brand_spaced_letters},
    {{"brand_full_width", G::sender, L::neutral, "a brand's Latin name in full-width letters",
      "英字のブランド名が全角で書かれている"},
     brand_full_width},
    {{"brand_half_width_kana", G::sender, L::neutral, "a brand's name in half-width kana",
      "ブランド名が半角カナで書かれている"},
     brand_half_width_kana},
    {{"brand_disguised_foreign", G::sender, L::accuses,
      "a brand's name in disguise, from somebody who is not the brand",
      "ブランドではない差出人が、ブランド名を変形して書いている"},
     brand_disguised_foreign},
    {{"from_name_misspelled_brand", G::sender, L::accuses,
      "the sender's name is a brand's with typing errors",
      "差出人名がブランド名のつづり違いである"},
     from_name_misspelled_brand},
    {{"subject_misspelled_brand", G::sender, L::accuses,
      "the subject names a brand with typing errors", "件名のブランド名のつづりが違う"},
     subject_misspelled_brand},
    {{"from_name_mixed_script_word", G::sender, L::accuses,
      "a word of sender's name or subject mixes Latin with Cyrillic or Greek",
      "差出人名か件名の一語にラテン文字とキリル文字などが混在する"},
     from_name_mixed_script_word},
});

}  // namespace

std::span<const Rule> disguise_rules() {
  return kRules;
}

}  // namespace furui
