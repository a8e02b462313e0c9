#include "train/merge_models.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.h"
#include "data/rate_interval.h"
#include "train/learner.h"

namespace furui {
namespace {

/// A model and what it counts for in a merger.
struct Share {
  const Model& model;
  double weight;
};

double mails_of(const Model& model) {
  return static_cast<double>(model.summary.ham_mails + model.summary.spam_mails);
}

void require_same_features(const Model& first, const Model& second, const std::string& first_name,
                           const std::string& second_name) {
  const Recipe& a = first.recipe;
  const Recipe& b = second.recipe;
  const bool same = a.versions == b.versions && a.dictionary == b.dictionary &&
                    a.tokenizer == b.tokenizer && a.byte_ngrams == b.byte_ngrams &&
                    a.log_frequency == b.log_frequency && a.group_lengths == b.group_lengths &&
                    a.group_scales == b.group_scales && first.lists == second.lists;
  if (same) return;
  throw Error(second_name, "makes other features of a mail than " + first_name,
              "train both with the same version, dictionary, lists and options");
}

bool is_same_training(const Model& first, const Model& second) {
  return first.space.keys() == second.space.keys() && first.weights == second.weights &&
         first.bias == second.bias && first.calibration.slope == second.calibration.slope &&
         first.calibration.intercept == second.calibration.intercept;
}

std::vector<FeatureKey> united_keys(const Model& first, const Model& second) {
  std::vector<FeatureKey> keys;
  std::set_union(first.space.keys().begin(), first.space.keys().end(), second.space.keys().begin(),
                 second.space.keys().end(), std::back_inserter(keys));
  return keys;
}

/// Adds a model's share of the calibrated weights, and its counts.
void add(Model& sum, const Share& share) {
  const Model& model = share.model;
  const double factor = share.weight * model.calibration.slope;
  for (std::size_t i = 0; i < model.space.size(); ++i) {
    const auto from = static_cast<Eigen::Index>(i);
    const auto to = static_cast<Eigen::Index>(*sum.space.find(model.space.keys()[i]));
    sum.weights[to] += static_cast<float>(factor * static_cast<double>(model.weights[from]));
    sum.ham_counts[to] += model.ham_counts[from];
    sum.spam_counts[to] += model.spam_counts[from];
  }
  sum.bias += factor * model.bias + share.weight * model.calibration.intercept;
  sum.thresholds.ham_below += share.weight * model.thresholds.ham_below;
  sum.thresholds.spam_from += share.weight * model.thresholds.spam_from;
  sum.summary.roc_area += share.weight * model.summary.roc_area;
}

/// What both cross-validations saw; no cross-validation of the merged model.
void add_summaries(TrainingSummary& sum, const TrainingSummary& first,
                   const TrainingSummary& second) {
  for (const auto field : {&TrainingSummary::ham_mails, &TrainingSummary::spam_mails,
                           &TrainingSummary::ham_called_spam, &TrainingSummary::ham_unsure,
                           &TrainingSummary::spam_called_ham, &TrainingSummary::spam_unsure}) {
    sum.*field = first.*field + second.*field;
  }
  sum.false_positive_bound = rate_upper_bound(sum.ham_called_spam, sum.ham_mails);
}

Model average(const Model& first, const Model& second) {
  Model sum;
  sum.recipe = first.recipe;
  sum.lists = first.lists;
  sum.space = FeatureSpace(united_keys(first, second));
  const auto size = static_cast<Eigen::Index>(sum.space.size());
  sum.weights = Eigen::VectorXf::Zero(size);
  sum.ham_counts = decltype(sum.ham_counts)::Zero(size);
  sum.spam_counts = decltype(sum.spam_counts)::Zero(size);
  for (const FeatureKey key : sum.space.keys()) {
    const auto in_first = first.space.find(key);
    sum.names.append(in_first ? first.names[*in_first] : second.names[*second.space.find(key)]);
  }
  const double all = std::max(1.0, mails_of(first) + mails_of(second));
  sum.thresholds = {0, 0};
  add(sum, {first, mails_of(first) / all});
  add(sum, {second, mails_of(second) / all});
  add_summaries(sum.summary, first.summary, second.summary);
  return sum;
}

}  // namespace

Model merge_models(const Model& first, const Model& second, const std::string& first_name,
                   const std::string& second_name) {
  require_same_features(first, second, first_name, second_name);
  Learner one(first);
  const Learner other(second);
  if (!is_same_training(one.trained(), other.trained())) {
    Learner averaged(average(one.trained(), other.trained()));
    averaged.learn_all(one);
    averaged.learn_all(other);
    return averaged.finish();
  }
  one.learn_all(other);
  return one.finish();
}

}  // namespace furui
