#include "train/train_online.h"

#include <vector>

#include "train/bounds.h"
#include "train/fit.h"
#include "train/held_out.h"
#include "train/mixed_reader.h"
#include "train/online.h"
#include "train/progressive_scores.h"

namespace furui {
namespace {

OnlineLearner learner_of(const Recipe& recipe) {
  return OnlineLearner(online_options(recipe),
                       recipe.bounded_signals ? accusing_keys() : std::vector<FeatureKey>());
}

void take_weights(const OnlineLearner& learner, Model& model) {
  const std::vector<OnlineWeight> weights = learner.weights();
  const auto size = static_cast<Eigen::Index>(weights.size());
  model.weights.resize(size);
  model.ham_counts.resize(size);
  model.spam_counts.resize(size);
  std::vector<FeatureKey> keys;
  for (Eigen::Index i = 0; i < size; ++i) {
    const OnlineWeight& weight = weights[static_cast<std::size_t>(i)];
    keys.push_back(weight.key);
    model.names.append(weight.name);
    model.weights[i] = static_cast<float>(weight.weight);
    model.ham_counts[i] = weight.ham;
    model.spam_counts[i] = weight.spam;
  }
  model.space = FeatureSpace(std::move(keys));
  model.bias = learner.bias();
}

}  // namespace

Model train_online(const TrainingRequest& request, const UnreadablePath& on_unreadable,
                   const Progress& progress) {
  const TrainingGround ground(request);
  const Recipe& recipe = ground.recipe();
  MixedReader reader(request.paths, recipe.seed, on_unreadable);
  OnlineLearner learner = learner_of(recipe);
  ProgressiveScores said;
  const MailSource source{[&](LabelledMail& mail) { return reader.next(mail); },
                          [&] { return reader.progress(); }};
  const auto learn = [&](FeaturizedMail& mail) {
    const auto name_of = [&](std::size_t i) { return std::string(mail.names[i]); };
    const Label label = mail.labelled.label;
    said.add(learner.learn(mail.features, label, name_of), label);
  };
  featurize_mails(source, ground.mails(), recipe, request.threads, learn, progress);

  const ProgressiveScores::Half half = said.later_half(kMinMailsPerClass);
  require_both_classes(half.labels);
  const HeldOut held_out = calibrate_held_out(half.scores, half.labels, recipe);
  Model model;
  model.recipe = recipe;
  take_weights(learner, model);
  model.calibration = held_out.calibration;
  model.thresholds = held_out.thresholds;
  model.summary = summarize(held_out, half.labels);
  ground.complete(model);
  return model;
}

}  // namespace furui
