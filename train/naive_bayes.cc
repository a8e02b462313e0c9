#include "train/naive_bayes.h"

#include <cmath>

namespace furui {
namespace {

struct ClassSums {
  Eigen::VectorXd mass;        // by column: values of its cells
  Eigen::VectorXd mails_with;  // by column
  double mails = 0;
};

struct Sums {
  ClassSums ham;
  ClassSums spam;
};

Sums sum_classes(const TrainingView& view) {
  const Eigen::Index columns = view.data.features.cols();
  const ClassSums none = {Eigen::VectorXd::Zero(columns), Eigen::VectorXd::Zero(columns), 0};
  Sums sums{none, none};
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    ClassSums& sum = view.sign(i) > 0 ? sums.spam : sums.ham;
    const double weight = view.weight(i);
    sum.mails += weight;
    for (FeatureMatrix::InnerIterator cell(view.data.features, view.rows[i]); cell; ++cell) {
      sum.mass[cell.index()] += weight * static_cast<double>(cell.value());
      sum.mails_with[cell.index()] += weight;
    }
  }
  return sums;
}

/// Mean mass of a cell, so that smoothing counts pretended mails and not units of the scale.
double mean_value(const Sums& sums) {
  const double cells = sums.ham.mails_with.sum() + sums.spam.mails_with.sum();
  return cells > 0 ? (sums.ham.mass.sum() + sums.spam.mass.sum()) / cells : 1;
}

double prior(const Sums& sums) {
  return std::log(sums.spam.mails / sums.ham.mails);
}

/// ln of a class's multinomial parameters; 0 for columns not used.
Eigen::VectorXd log_shares(const TrainingView& view, const Eigen::VectorXd& mass, double added) {
  Eigen::VectorXd shares = Eigen::VectorXd::Zero(mass.size());
  double total = 0;
  for (Eigen::Index i = 0; i < mass.size(); ++i) {
    if (view.uses(i)) total += mass[i] + added;
  }
  for (Eigen::Index i = 0; i < mass.size(); ++i) {
    if (view.uses(i)) shares[i] = std::log((mass[i] + added) / total);
  }
  return shares;
}

LinearScore within_bounds(const TrainingView& view, LinearScore score) {
  for (Eigen::Index i = 0; i < score.weights.size(); ++i) {
    if (view.bounds(i)) score.weights[i] = std::max(score.weights[i], 0.0);
  }
  return score;
}

}  // namespace

LinearScore fit_naive_bayes(const TrainingView& view, double smoothing) {
  const Sums sums = sum_classes(view);
  const double added = smoothing * mean_value(sums);
  return within_bounds(
      view, {log_shares(view, sums.spam.mass, added) - log_shares(view, sums.ham.mass, added),
             prior(sums)});
}

LinearScore fit_bernoulli_naive_bayes(const TrainingView& view, double smoothing) {
  const Sums sums = sum_classes(view);
  LinearScore score{Eigen::VectorXd::Zero(sums.ham.mass.size()), 0};
  double absent = 0;
  for (Eigen::Index i = 0; i < score.weights.size(); ++i) {
    if (!view.uses(i)) continue;
    const double spam = (sums.spam.mails_with[i] + smoothing) / (sums.spam.mails + 2 * smoothing);
    const double ham = (sums.ham.mails_with[i] + smoothing) / (sums.ham.mails + 2 * smoothing);
    const double without = std::log((1 - spam) / (1 - ham));
    score.weights[i] = std::log(spam / ham) - without;
    absent += without;
  }
  score.bias = prior(sums) + absent * mean_value(sums);
  return within_bounds(view, std::move(score));
}

LinearScore fit_complement_naive_bayes(const TrainingView& view, double smoothing) {
  Sums sums = sum_classes(view);
  const double mails = sums.ham.mails + sums.spam.mails;
  // A column without mails is not used; any number does for it.
  const Eigen::VectorXd rarity =
      (mails / (sums.ham.mails_with + sums.spam.mails_with).array().max(1.0)).log();
  sums.ham.mass = sums.ham.mass.cwiseProduct(rarity);
  sums.spam.mass = sums.spam.mass.cwiseProduct(rarity);
  const double added = smoothing * mean_value(sums);
  const Eigen::VectorXd spam = log_shares(view, sums.spam.mass, added);
  const Eigen::VectorXd ham = log_shares(view, sums.ham.mass, added);
  const double spam_sum = spam.lpNorm<1>();
  const double ham_sum = ham.lpNorm<1>();
  if (spam_sum == 0 || ham_sum == 0) return {Eigen::VectorXd::Zero(spam.size()), prior(sums)};
  const double scale = (spam_sum + ham_sum) / 2;
  const Eigen::VectorXd difference = spam * (scale / spam_sum) - ham * (scale / ham_sum);
  return within_bounds(view, {rarity.cwiseProduct(difference), prior(sums)});
}

}  // namespace furui
