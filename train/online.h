// Logistic regression learnt from one mail after another: memory for weights, none for mails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/label.h"
#include "model/feature.h"
#include "train/linear.h"

namespace furui {

/// Of FTRL-proximal. Chosen by cross-validation (docs/evaluation.md).
struct OnlineOptions {
  double learning_rate = 0.5;  ///< alpha: a weight's rate is alpha / (beta + |its gradients|)
  double damping = 0.03;       ///< beta
  double l1 = 0.003;           ///< weights whose gradients sum up to less are exactly 0
  double l2 = 0;
  std::uint32_t min_count = 2;          ///< mails before a feature counts
  std::size_t max_features = 1U << 21;  ///< known at a time; the rarest make room
};

/// What was learnt of one feature that counts.
struct OnlineWeight {
  FeatureKey key = 0;
  double weight = 0;
  std::uint32_t ham = 0;  ///< mails with it since it was last unknown
  std::uint32_t spam = 0;
  std::string name;
};

/// Per-coordinate FTRL-proximal with L1 and L2 (McMahan et al. 2013, "Ad Click Prediction: a View
/// from the Trenches", algorithm 1) on the loss ln(1 + exp(-y s)) of each mail in turn. When
/// max_features are known, the rarest quarter is forgotten, those of little gradient first: nearly
/// all are typing errors and random strings. Depends on nothing but options and mails in order.
class OnlineLearner {
 public:
  /// Weights of `bounded` keys are kept at 0 or above.
  OnlineLearner(const OnlineOptions& options, std::span<const FeatureKey> bounded);
  ~OnlineLearner();
  OnlineLearner(OnlineLearner&&) noexcept;
  OnlineLearner& operator=(OnlineLearner&&) noexcept;

  /// Names the i-th feature of a mail; asked once a feature, when it begins to count.
  using NameOf = std::function<std::string(std::size_t i)>;

  /// Gives the score of a mail, then learns from it.
  double learn(std::span<const Feature> features, Label label, const NameOf& name_of);

  [[nodiscard]] double score(std::span<const Feature> features) const;
  [[nodiscard]] double bias() const;

  /// How many features are known now.
  [[nodiscard]] std::size_t size() const;

  /// The weights other than 0, by ascending key.
  [[nodiscard]] std::vector<OnlineWeight> weights() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Learns the rows of a view once, in an order that `seed` decides: to compare with learners that
/// read mails many times.
[[nodiscard]] LinearScore fit_online(const TrainingView& view, const OnlineOptions& options,
                                     std::uint64_t seed);

}  // namespace furui
