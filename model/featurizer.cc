#include "model/featurizer.h"

#include <tsl/robin_map.h>

#include <array>
#include <cmath>
#include <vector>

#include "mail/parse_mail.h"
#include "tokenize/tokenizer.h"

namespace furui {
namespace {

/// Keys are hashes already.
struct KeyIdentity {
  std::size_t operator()(FeatureKey key) const { return static_cast<std::size_t>(key); }
};

}  // namespace

struct Featurizer::State {
  State(const Dictionary* dictionary, const Lists& the_lists, const Recipe& recipe)
      : lists(the_lists), scales(recipe.group_scales), tokenizer(dictionary, recipe.tokenizer) {}

  const Lists& lists;
  GroupScales scales;
  Tokenizer tokenizer;

  std::span<const Token> tokens;
  std::vector<Signal> signals;
  std::vector<Feature> features;
  std::vector<FeatureGroup> groups;  // of features, in step
  tsl::robin_map<FeatureKey, std::uint32_t, KeyIdentity> places;

  void add(FeatureKey key, FeatureGroup group, std::uint32_t source) {
    const auto [place, is_new] =
        places.try_emplace(key, static_cast<std::uint32_t>(features.size()));
    if (!is_new) return;
    features.push_back({key, 1.0F, source});
    groups.push_back(group);
  }

  void add_tokens() {
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      add(token_key(tokens[i]), token_group(tokens[i]), i);
    }
  }

  /// Sources of signals come behind those of tokens.
  void add_signals() {
    const auto begin = static_cast<std::uint32_t>(tokens.size());
    for (std::uint32_t i = 0; i < signals.size(); ++i) {
      add(signal_key(signal_table()[signals[i].id].name), FeatureGroup::signals, begin + i);
    }
  }

  /// Presence, not frequency: repeating a word is free for a sender, and presence does better on
  /// mail (Drucker, Wu and Vapnik 1999). Each group is then brought to its length.
  void scale() {
    std::array<float, kFeatureGroupCount> counts{};
    for (const FeatureGroup group : groups) counts[static_cast<std::size_t>(group)] += 1.0F;
    std::array<float, kFeatureGroupCount> values{};
    for (std::size_t g = 0; g < kFeatureGroupCount; ++g) {
      values[g] = counts[g] > 0 ? scales[g] / std::sqrt(counts[g]) : 0.0F;
    }
    constexpr auto kSignals = static_cast<std::size_t>(FeatureGroup::signals);
    values[kSignals] = scales[kSignals];
    for (std::size_t i = 0; i < features.size(); ++i) {
      features[i].value = values[static_cast<std::size_t>(groups[i])];
    }
  }
};

Featurizer::Featurizer(const Dictionary* dictionary, const Lists& lists, const Recipe& recipe)
    : state_(std::make_unique<State>(dictionary, lists, recipe)) {}
Featurizer::~Featurizer() = default;
Featurizer::Featurizer(Featurizer&&) noexcept = default;
Featurizer& Featurizer::operator=(Featurizer&&) noexcept = default;

std::span<const Feature> Featurizer::features(std::string_view bytes) {
  State& state = *state_;
  state.features.clear();
  state.groups.clear();
  state.places.clear();
  const Mail mail = parse_mail(bytes);
  state.tokens = state.tokenizer.tokenize(mail);
  state.signals = find_signals(mail, state.lists);
  state.add_tokens();
  state.add_signals();
  state.scale();
  return state.features;
}

std::string Featurizer::name(const Feature& feature) const {
  const State& state = *state_;
  if (feature.source < state.tokens.size()) return token_feature_name(state.tokens[feature.source]);
  const Signal& signal = state.signals[feature.source - state.tokens.size()];
  return signal_feature_name(signal_table()[signal.id].name);
}

std::span<const Signal> Featurizer::signals() const {
  return state_->signals;
}

}  // namespace furui
