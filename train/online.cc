#include "train/online.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "model/model.h"
#include "train/shuffle.h"

namespace furui {
namespace {

/// What FTRL keeps of one weight, and how often its feature was seen. Numbers are floats, for there
/// are millions of them.
struct Cell {
  float z = 0;  // gradients summed up, less what the weight has answered to them
  float n = 0;  // squared gradients summed up
  std::uint32_t ham = 0;
  std::uint32_t spam = 0;
  bool bounded = false;
  std::string name;

  [[nodiscard]] std::uint32_t count() const { return ham + spam; }
};

struct KeyIdentity {
  std::size_t operator()(FeatureKey key) const { return static_cast<std::size_t>(key); }
};

/// The weight that minimises the linearised losses so far plus the proximal and penalty terms.
double weight_of(const Cell& cell, const OnlineOptions& options, double l1) {
  const auto z = static_cast<double>(cell.z);
  if (std::abs(z) <= l1) return 0;
  const double rate =
      (options.damping + std::sqrt(static_cast<double>(cell.n))) / options.learning_rate +
      options.l2;
  const double weight = -(z - std::copysign(l1, z)) / rate;
  return cell.bounded ? std::max(weight, 0.0) : weight;
}

void update(Cell& cell, double weight, double gradient, const OnlineOptions& options) {
  const auto n = static_cast<double>(cell.n);
  const double grown = n + gradient * gradient;
  const double sigma = (std::sqrt(grown) - std::sqrt(n)) / options.learning_rate;
  cell.z += static_cast<float>(gradient - sigma * weight);
  cell.n = static_cast<float>(grown);
}

}  // namespace

struct OnlineLearner::State {
  OnlineOptions options;
  tsl::robin_map<FeatureKey, Cell, KeyIdentity> cells;
  Cell bias;
  std::vector<double> weights_now;  // of the mail at hand, in step with its features

  [[nodiscard]] double weight(const Cell& cell) const {
    return cell.count() < options.min_count ? 0 : weight_of(cell, options, options.l1);
  }
  /// The bias is every mail's, and not penalised.
  [[nodiscard]] double bias_weight() const { return weight_of(bias, options, 0); }

  void forget_rarest();
};

/// Erasing by rank and not by a count, so that any stream of new features leaves room.
void OnlineLearner::State::forget_rarest() {
  using Rank = std::tuple<std::uint32_t, float, FeatureKey>;
  std::vector<Rank> ranks;
  ranks.reserve(cells.size());
  for (const auto& [key, cell] : cells) {
    if (!cell.bounded) ranks.emplace_back(cell.count(), std::abs(cell.z), key);
  }
  const auto quarter = static_cast<std::ptrdiff_t>((ranks.size() + 3) / 4);
  std::nth_element(ranks.begin(), ranks.begin() + (quarter - 1), ranks.end());
  for (auto rank = ranks.begin(); rank != ranks.begin() + quarter; ++rank) {
    cells.erase(std::get<FeatureKey>(*rank));
  }
}

OnlineLearner::OnlineLearner(const OnlineOptions& options, std::span<const FeatureKey> bounded)
    : state_(std::make_unique<State>()) {
  state_->options = options;
  for (const FeatureKey key : bounded) state_->cells[key].bounded = true;
}
OnlineLearner::~OnlineLearner() = default;
OnlineLearner::OnlineLearner(OnlineLearner&&) noexcept = default;
OnlineLearner& OnlineLearner::operator=(OnlineLearner&&) noexcept = default;

double OnlineLearner::score(std::span<const Feature> features) const {
  double score = state_->bias_weight();
  for (const Feature& feature : features) {
    const auto cell = state_->cells.find(feature.key);
    if (cell == state_->cells.end()) continue;
    score += static_cast<double>(feature.value) * state_->weight(cell->second);
  }
  return score;
}

double OnlineLearner::learn(std::span<const Feature> features, Label label, const NameOf& name_of) {
  State& state = *state_;
  const double bias_weight = state.bias_weight();
  double score = bias_weight;
  state.weights_now.clear();
  for (const Feature& feature : features) {
    const auto cell = state.cells.find(feature.key);
    const double weight = cell == state.cells.end() ? 0 : state.weight(cell->second);
    state.weights_now.push_back(weight);
    score += static_cast<double>(feature.value) * weight;
  }
  const double slope = probability_of(score) - (label == Label::spam ? 1 : 0);
  for (std::size_t i = 0; i < features.size(); ++i) {
    Cell& cell = state.cells[features[i].key];
    ++(label == Label::spam ? cell.spam : cell.ham);
    if (cell.count() == state.options.min_count) cell.name = name_of(i);
    update(cell, state.weights_now[i], slope * static_cast<double>(features[i].value),
           state.options);
  }
  update(state.bias, bias_weight, slope, state.options);
  if (state.cells.size() > state.options.max_features) state.forget_rarest();
  return score;
}

double OnlineLearner::bias() const {
  return state_->bias_weight();
}

std::size_t OnlineLearner::size() const {
  return state_->cells.size();
}

std::vector<OnlineWeight> OnlineLearner::weights() const {
  std::vector<OnlineWeight> weights;
  for (const auto& [key, cell] : state_->cells) {
    const double weight = state_->weight(cell);
    if (weight != 0) weights.push_back({key, weight, cell.ham, cell.spam, cell.name});
  }
  std::sort(weights.begin(), weights.end(),
            [](const OnlineWeight& a, const OnlineWeight& b) { return a.key < b.key; });
  return weights;
}

LinearScore fit_online(const TrainingView& view, const OnlineOptions& options, std::uint64_t seed) {
  const Dataset& data = view.data;
  std::vector<FeatureKey> bounded;
  for (Eigen::Index i = 0; i < data.features.cols(); ++i) {
    if (view.bounds(i)) bounded.push_back(data.keys[static_cast<std::size_t>(i)]);
  }
  OnlineLearner learner(options, bounded);
  std::vector<Eigen::Index> order = view.rows;
  shuffle_by_seed(order, seed);
  std::vector<Feature> features;
  for (const Eigen::Index row : order) {
    features.clear();
    for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
      features.push_back({data.keys[static_cast<std::size_t>(cell.index())], cell.value(), 0});
    }
    learner.learn(features, data.labels[static_cast<std::size_t>(row)],
                  [](std::size_t) { return std::string(); });
  }
  LinearScore score{Eigen::VectorXd::Zero(data.features.cols()), learner.bias()};
  for (const OnlineWeight& weight : learner.weights()) {
    const auto place = std::lower_bound(data.keys.begin(), data.keys.end(), weight.key);
    score.weights[place - data.keys.begin()] = weight.weight;
  }
  return score;
}

}  // namespace furui
