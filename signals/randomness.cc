#include "signals/randomness.h"

#include <algorithm>
#include <cmath>

#include "mail/ascii.h"

namespace furui {
namespace {

// Eight of ten uniformly random words of five to twelve letters lie below, and three of a hundred
// registered names of honest senders, most of them initials grown together (msnbc, tightvnc).
constexpr double kRandomBelow = -3.6;
// Of a short label one odd pair moves the mean too far.
constexpr double kRandomShortBelow = -3.95;
// Together with a run of consonants less is enough.
constexpr double kOddBelow = -3.2;
constexpr std::size_t kShortLabel = 7;
constexpr std::size_t kShortestJudged = 5;
constexpr int kLongestConsonants = 5;  // "rhythms", "Schwarzschild": no host-like word has six
constexpr int kMostAlternations = 3;   // "a1b2c3"; "mta4-2" and "web01" have fewer

std::size_t letter_index(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a') + 1;
  if (c >= 'A' && c <= 'Z') return static_cast<std::size_t>(c - 'A') + 1;
  return 0;
}

bool is_vowel(char c) {
  return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
}

int longest_consonant_run(std::string_view label) {
  int longest = 0;
  int run = 0;
  for (const char c : label) {
    run = letter_index(c) != 0 && !is_vowel(c) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

/// How often a digit follows a letter or a letter a digit.
int count_alternations(std::string_view label) {
  int alternations = 0;
  for (std::size_t i = 1; i < label.size(); ++i) {
    const bool letter_then_digit = letter_index(label[i - 1]) != 0 && is_ascii_digit(label[i]);
    const bool digit_then_letter = is_ascii_digit(label[i - 1]) && letter_index(label[i]) != 0;
    if (letter_then_digit || digit_then_letter) ++alternations;
  }
  return alternations;
}

}  // namespace

void LetterModel::add(std::string_view word) {
  std::size_t previous = 0;
  for (const char c : word) {
    const std::size_t letter = letter_index(c);
    pairs_[previous][letter] += 1;
    previous = letter;
  }
  pairs_[previous][0] += 1;
}

void LetterModel::know(std::string_view label) {
  known_.emplace(label);
}

void LetterModel::finish() {
  for (auto& row : pairs_) {
    double sum = 0;
    for (const double count : row) sum += count + 1;
    for (double& cell : row) cell = std::log((cell + 1) / sum);
  }
}

double LetterModel::mean_log_probability(std::string_view label) const {
  double sum = 0;
  int pairs = 0;
  std::size_t previous = 0;
  for (const char c : label) {
    const std::size_t letter = letter_index(c);
    if (letter == 0 && previous == 0) continue;
    sum += pairs_[previous][letter];
    ++pairs;
    previous = letter;
  }
  if (previous != 0) {
    sum += pairs_[previous][0];
    ++pairs;
  }
  return pairs == 0 ? 0 : sum / pairs;
}

bool LetterModel::is_random(std::string_view label) const {
  if (known_.contains(label)) return false;
  const auto letters = static_cast<std::size_t>(
      std::count_if(label.begin(), label.end(), [](char c) { return letter_index(c) != 0; }));
  const auto digits =
      static_cast<std::size_t>(std::count_if(label.begin(), label.end(), is_ascii_digit));
  if (letters + digits < kShortestJudged || letters < 2) return false;
  if (count_alternations(label) >= kMostAlternations) return true;
  if (letters < kShortestJudged) return false;
  if (longest_consonant_run(label) > kLongestConsonants) {
    return mean_log_probability(label) < kOddBelow;
  }
  if (std::none_of(label.begin(), label.end(), is_vowel)) return true;
  const double limit = letters < kShortLabel ? kRandomShortBelow : kRandomBelow;
  return mean_log_probability(label) < limit;
}

}  // namespace furui
