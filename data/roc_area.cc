#include "data/roc_area.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace furui {

double roc_area(std::span<const double> scores, std::span<const Label> labels) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
  double wins = 0;
  double ham_below = 0;
  double spam = 0;
  for (std::size_t begin = 0; begin < order.size();) {
    double tied_ham = 0;
    double tied_spam = 0;
    std::size_t end = begin;
    for (; end < order.size() && scores[order[end]] == scores[order[begin]]; ++end) {
      (labels[order[end]] == Label::spam ? tied_spam : tied_ham) += 1;
    }
    wins += tied_spam * (ham_below + tied_ham / 2);
    ham_below += tied_ham;
    spam += tied_spam;
    begin = end;
  }
  return ham_below > 0 && spam > 0 ? wins / (ham_below * spam) : 0.5;
}

}  // namespace furui
