// Mails that a model learnt after its training, and what it was before, so that each can be
// forgotten or moved to the other class, and what is left is as if it had never been.
#pragma once

#include <Eigen/Core>
#include <compare>
#include <cstdint>
#include <vector>

#include "model/feature.h"
#include "model/feature_space.h"

namespace furui {

/// Identity of a mail's content (Digest of data/digest.h, which this room does not know).
struct LearnedKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend auto operator<=>(const LearnedKey&, const LearnedKey&) = default;
};

/// Sparse rows, one a mail. A column under the size of the model's space is that feature of it; one
/// above it is a waiting feature, which too few mails have had to be given a weight.
struct LearnedMails {
  std::vector<LearnedKey> mails;       ///< strictly ascending
  std::vector<std::uint8_t> is_spam;   ///< by mail, 0 or 1
  std::vector<std::uint64_t> ends;     ///< by mail: where its row ends in columns and values
  std::vector<std::uint32_t> columns;  ///< by cell
  std::vector<float> values;           ///< by cell

  std::vector<FeatureKey> waiting_keys;  ///< strictly ascending, none in the space
  FeatureNames waiting_names;

  /// The model before it learnt, by index of the space, 0 for features that came later. Empty when
  /// no mail was learnt: then the model is what it was.
  Eigen::VectorXf trained_weights;
  double trained_bias = 0;

  [[nodiscard]] bool empty() const { return mails.empty(); }
};

/// Tells whether all arrays fit each other and a space of `space_size` features, for a file may
/// hold anything.
[[nodiscard]] bool is_sound(const LearnedMails& learned, std::size_t space_size);

}  // namespace furui
