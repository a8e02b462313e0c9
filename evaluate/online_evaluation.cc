#include "evaluate/online_evaluation.h"

#include <algorithm>
#include <limits>

#include "evaluate/signal_columns.h"
#include "train/bounds.h"
#include "train/fit.h"
#include "train/held_out.h"
#include "train/mixed_reader.h"
#include "train/online.h"
#include "train/progressive_scores.h"
#include "train/thresholds.h"

namespace furui {
namespace {

/// What turns a raw score into a verdict, learnt from the scores of earlier mails alone.
class RunningCalibration {
 public:
  explicit RunningCalibration(const Recipe& recipe) : recipe_(recipe) {}

  [[nodiscard]] Verdict judge(double score) const {
    return furui::judge(calibration_.slope * score + calibration_.intercept, thresholds_);
  }

  void add(double score, Label label) {
    said_.add(score, label);
    ++(label == Label::spam ? spam_ : ham_);
    const std::size_t mails = ham_ + spam_;
    if (mails < next_ || std::min(ham_, spam_) < kMinMailsPerClass) return;
    next_ = mails + mails / 10 + 1;
    ProgressiveScores::Half half = said_.later_half(kMinMailsPerClass);
    const HeldOut held_out = calibrate_held_out(std::move(half.scores), half.labels, recipe_);
    calibration_ = held_out.calibration;
    thresholds_ = held_out.thresholds;
  }

 private:
  const Recipe& recipe_;
  ProgressiveScores said_;
  std::size_t ham_ = 0;
  std::size_t spam_ = 0;
  std::size_t next_ = 2 * kMinMailsPerClass;
  Calibration calibration_;  // of a score that is log-odds already
  Thresholds thresholds_ = {kMaxHamLogOdds, -kMaxHamLogOdds};
};

/// Gives the mails in the order of the test.
MailSource source_of(const TrainingRequest& request, const UnreadablePath& on_unreadable) {
  if (request.paths.ham.empty() && request.paths.spam.empty()) {
    const auto reader = std::make_shared<LabelledReader>(request.paths, on_unreadable);
    return {[reader](LabelledMail& mail) { return reader->next(mail); },
            [reader] { return reader->progress(); }};
  }
  const auto reader =
      std::make_shared<MixedReader>(request.paths, request.recipe.seed, on_unreadable);
  return {[reader](LabelledMail& mail) { return reader->next(mail); },
          [reader] { return reader->progress(); }};
}

std::vector<double> signal_log_odds(const OnlineLearner& learner, const Recipe& recipe) {
  std::vector<double> log_odds(signal_table().size(), std::numeric_limits<double>::quiet_NaN());
  const auto scale =
      static_cast<double>(recipe.group_scales[static_cast<std::size_t>(FeatureGroup::signals)]);
  const SignalColumns signals;
  for (const OnlineWeight& weight : learner.weights()) {
    if (const auto id = signals.find(weight.name)) log_odds[*id] = scale * weight.weight;
  }
  return log_odds;
}

}  // namespace

Evaluation evaluate_online(const TrainingRequest& request, const UnreadablePath& on_unreadable,
                           const Progress& progress) {
  const TrainingGround ground(request);
  const Recipe& recipe = ground.recipe();
  OnlineLearner learner(online_options(recipe),
                        recipe.bounded_signals ? accusing_keys() : std::vector<FeatureKey>());
  RunningCalibration calibration(recipe);
  const SignalColumns signals;
  Evaluation evaluation = empty_evaluation();
  const auto take = [&](FeaturizedMail& mail) {
    const Label label = mail.labelled.label;
    const auto name_of = [&](std::size_t i) { return std::string(mail.names[i]); };
    const double score = learner.learn(mail.features, label, name_of);
    Outcome outcome{std::move(mail.labelled.mail.name), label, calibration.judge(score)};
    outcome.facts = std::move(mail.facts);
    for (std::size_t i = 0; i < mail.features.size(); ++i) {
      if (mail.groups[i] != FeatureGroup::signals) continue;
      if (const auto id = signals.find(mail.names[i])) outcome.signals.push_back(*id);
    }
    std::sort(outcome.signals.begin(), outcome.signals.end());
    evaluation.outcomes.push_back(std::move(outcome));
    calibration.add(score, label);
  };
  featurize_mails(source_of(request, on_unreadable), ground.mails(), recipe, request.threads, take,
                  progress);
  evaluation.signal_log_odds = signal_log_odds(learner, recipe);
  return evaluation;
}

}  // namespace furui
