#include "score/scorer.h"

namespace furui {

Scorer::Scorer(const OpenedModel& opened)
    : model_(opened.model()), featurizer_(opened.make_featurizer()) {}

Verdict Scorer::score(std::string_view bytes) {
  return judge(model_.log_odds(featurizer_.features(bytes)), model_.thresholds);
}

Explanation Scorer::explain(std::string_view bytes) {
  const std::span<const Feature> features = featurizer_.features(bytes);
  Explanation explanation;
  explanation.verdict = judge(model_.log_odds(features), model_.thresholds);
  explanation.contributions = contributions_of(model_, features, featurizer_.signals());
  return explanation;
}

}  // namespace furui
