// Tells labels nobody would choose (hpuwefp2vlbpux) from words: a letter-bigram model counted over
// ordinary host-like words (data/lists/host_words.tsv), English and romanised Japanese, with two
// shapes no word has: long runs of consonants and digits strewn between letters.
#pragma once

#include <array>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace furui {

class LetterModel {
 public:
  /// Counts a word's letter pairs. Call finish() after the last.
  void add(std::string_view word);
  /// Makes a label one that is_random never calls random: the name of a known host.
  void know(std::string_view label);
  /// Turns counts into log-probabilities with add-one smoothing.
  void finish();

  /// Gives the mean natural log-probability of the pairs of `label` (its letters a to z, the
  /// borders included); 0 for no letters. Ordinary words lie above -3.3, random letters below -3.6.
  [[nodiscard]] double mean_log_probability(std::string_view label) const;

  /// Tells whether a host label or local part looks random. Labels under five letters and digits
  /// never do, for the initials of a company look random too; nor do known ones.
  [[nodiscard]] bool is_random(std::string_view label) const;

 private:
  static constexpr std::size_t kLetters = 27;  ///< the border of a word and a to z
  std::array<std::array<double, kLetters>, kLetters> pairs_{};
  std::set<std::string, std::less<>> known_;
};

}  // namespace furui
