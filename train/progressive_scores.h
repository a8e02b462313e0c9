// What an online learner said of each mail before it learnt it.
#pragma once

#include <cstddef>
#include <vector>

#include "base/label.h"

namespace furui {

/// Keeps the later half of all scores given to it, or the latest of them where that is too many:
/// the earlier ones are those of a learner that knew little.
class ProgressiveScores {
 public:
  /// A million rates a false-positive rate of one in ten thousand well enough.
  static constexpr std::size_t kMaxKept = std::size_t{1} << 20;

  explicit ProgressiveScores(std::size_t max_kept = kMaxKept) : max_kept_(max_kept) {}

  void add(double score, Label label);

  struct Half {
    std::vector<double> scores;
    std::vector<Label> labels;
  };

  /// The later half, from when on a class has at least `per_class` mails in it; all that is kept
  /// where that cannot be.
  [[nodiscard]] Half later_half(std::size_t per_class) const;

  /// How many are kept now.
  [[nodiscard]] std::size_t size() const { return scores_.size(); }

 private:
  std::size_t max_kept_;
  std::size_t seen_ = 0;
  std::vector<double> scores_;  // the latest, the last at the end
  std::vector<Label> labels_;
};

}  // namespace furui
