#include "train/fit.h"

#include "train/bounds.h"
#include "train/l1_logistic_regression.h"
#include "train/logistic_regression.h"
#include "train/naive_bayes.h"
#include "train/weighted_logistic_regression.h"

namespace furui {
namespace {

LogisticOptions logistic_options(const Recipe& recipe) {
  LogisticOptions options;
  options.regularization = recipe.regularization;
  return options;
}

/// Each class counts for half of the rows.
void balance(TrainingView& view) {
  double spam = 0;
  for (std::size_t i = 0; i < view.rows.size(); ++i) spam += view.sign(i) > 0 ? 1 : 0;
  const auto all = static_cast<double>(view.rows.size());
  if (spam == 0 || spam == all) return;
  view.spam_weight = all / (2 * spam);
  view.ham_weight = all / (2 * (all - spam));
}

}  // namespace

OnlineOptions online_options(const Recipe& recipe) {
  OnlineOptions options;
  options.min_count = recipe.min_count;
  return options;
}

std::vector<Algorithm> members_of(Algorithm algorithm) {
  if (algorithm != Algorithm::fused) return {algorithm};
  return {Algorithm::naive_bayes, Algorithm::logistic_regression,
          Algorithm::weighted_logistic_regression};
}

TrainingView training_view(const Dataset& data, std::vector<Eigen::Index> rows,
                           const Recipe& recipe) {
  TrainingView view = make_view(data, std::move(rows), recipe.min_count);
  if (recipe.bounded_signals) view.column_bounded = bounded_columns(data.keys);
  if (recipe.balance_classes) balance(view);
  return view;
}

LinearScore fit(const TrainingView& view, Algorithm algorithm, const Recipe& recipe) {
  switch (algorithm) {
    case Algorithm::naive_bayes:
      return fit_naive_bayes(view, recipe.smoothing);
    case Algorithm::bernoulli_naive_bayes:
      return fit_bernoulli_naive_bayes(view, recipe.smoothing);
    case Algorithm::complement_naive_bayes:
      return fit_complement_naive_bayes(view, recipe.smoothing);
    case Algorithm::l1_logistic_regression:
      return fit_l1_logistic_regression(view, logistic_options(recipe));
    case Algorithm::online:
      return fit_online(view, online_options(recipe), recipe.seed);
    case Algorithm::weighted_logistic_regression:
      return fit_weighted_logistic_regression(view, logistic_options(recipe), recipe.smoothing);
    case Algorithm::logistic_regression:
    case Algorithm::fused:
    case Algorithm::count_:
      break;
  }
  return fit_logistic_regression(view, logistic_options(recipe));
}

}  // namespace furui
