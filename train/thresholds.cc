#include "train/thresholds.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

namespace furui {
namespace {

std::vector<double> scores_of(Label label, std::span<const double> log_odds,
                              std::span<const Label> labels) {
  std::vector<double> scores;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == label) scores.push_back(log_odds[i]);
  }
  return scores;
}

std::size_t budget(double rate, std::size_t mails) {
  return std::min(static_cast<std::size_t>(rate * static_cast<double>(mails)), mails - 1);
}

/// The first log-odds above `score` that is safely another number: halfway to the next score seen,
/// so that the threshold does not sit on a mail, and at most one unit away.
double just_above(double score, std::span<const double> log_odds) {
  double next = score + 2;
  for (const double other : log_odds) {
    if (other > score) next = std::min(next, other);
  }
  return score + (next - score) / 2;
}

}  // namespace

Thresholds choose_thresholds(std::span<const double> log_odds, std::span<const Label> labels,
                             double max_false_positive_rate) {
  std::vector<double> ham = scores_of(Label::ham, log_odds, labels);
  std::vector<double> spam = scores_of(Label::spam, log_odds, labels);
  std::sort(ham.begin(), ham.end(), std::greater<>());
  std::sort(spam.begin(), spam.end());
  const double highest_allowed_ham = ham[budget(max_false_positive_rate, ham.size())];
  const double lowest_kept_spam = spam[budget(kMaxMissedSpamRate, spam.size())];
  Thresholds thresholds;
  thresholds.spam_from = std::max(0.0, just_above(highest_allowed_ham, log_odds));
  thresholds.ham_below = std::min({kMaxHamLogOdds, thresholds.spam_from, lowest_kept_spam});
  return thresholds;
}

}  // namespace furui
