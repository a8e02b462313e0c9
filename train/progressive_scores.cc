#include "train/progressive_scores.h"

#include <algorithm>
#include <array>

namespace furui {

void ProgressiveScores::add(double score, Label label) {
  if (scores_.size() == max_kept_) {
    // Half at a time: moving the rest by one each mail would cost as much as learning it.
    const auto old = static_cast<std::ptrdiff_t>(max_kept_ / 2);
    scores_.erase(scores_.begin(), scores_.begin() + old);
    labels_.erase(labels_.begin(), labels_.begin() + old);
  }
  ++seen_;
  scores_.push_back(score);
  labels_.push_back(label);
}

ProgressiveScores::Half ProgressiveScores::later_half(std::size_t per_class) const {
  const std::size_t wanted = std::min(scores_.size(), (seen_ + 1) / 2);
  auto begin = static_cast<std::ptrdiff_t>(scores_.size() - wanted);
  std::array<std::size_t, 2> mails{};
  for (auto label = labels_.begin() + begin; label != labels_.end(); ++label) {
    ++mails[*label == Label::spam ? 1 : 0];
  }
  if (std::min(mails[0], mails[1]) < per_class) begin = 0;
  return {{scores_.begin() + begin, scores_.end()}, {labels_.begin() + begin, labels_.end()}};
}

}  // namespace furui
