// A model of a few features for tests of files, scoring and explaining; no dictionary.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "model/featurizer.h"
#include "model/model.h"
#include "model/self_test.h"

namespace furui {

/// The words whose weights small_model knows, all in the body.
inline constexpr std::pair<std::string_view, float> kSmallModelWords[] = {
    {"apple", -2.0F}, {"banana", 0.5F}, {"cherry", 3.0F}};

inline Model small_model() {
  Model model;
  model.recipe.tokenizer.words = false;
  model.lists = default_list_texts();
  std::vector<std::tuple<FeatureKey, float, std::string>> rows;
  for (const auto& [word, weight] : kSmallModelWords) {
    const Token token{Field::body, TokenKind::latin_word, word};
    rows.emplace_back(token_key(token), weight, token_feature_name(token));
  }
  std::sort(rows.begin(), rows.end());
  std::vector<FeatureKey> keys;
  model.weights.resize(3);
  for (const auto& [key, weight, name] : rows) {
    model.weights[static_cast<Eigen::Index>(keys.size())] = weight;
    keys.push_back(key);
    model.names.append(name);
  }
  model.space = FeatureSpace(std::move(keys));
  model.ham_counts = decltype(model.ham_counts)::Constant(3, 4);
  model.spam_counts = decltype(model.spam_counts)::Constant(3, 2);
  model.bias = -0.25;
  model.calibration = {2.0, 0.125};
  model.thresholds = {0.2, 0.9};
  model.summary.ham_mails = 40;
  const Lists lists(model.lists);
  const Reception reception;
  Featurizer featurizer({nullptr, lists, reception}, model.recipe);
  model.self_test = run_self_test(model, featurizer);
  return model;
}

}  // namespace furui
