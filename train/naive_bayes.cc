#include "train/naive_bayes.h"

#include <cmath>

namespace furui {
namespace {

struct ClassMass {
  Eigen::VectorXd mass;  // by column
  double mails = 0;
};

ClassMass sum_class(const TrainingView& view, Label label) {
  ClassMass sum;
  sum.mass = Eigen::VectorXd::Zero(view.data.features.cols());
  for (const Eigen::Index row : view.rows) {
    if (view.data.labels[static_cast<std::size_t>(row)] != label) continue;
    sum.mails += 1;
    for (FeatureMatrix::InnerIterator cell(view.data.features, row); cell; ++cell) {
      sum.mass[cell.index()] += static_cast<double>(cell.value());
    }
  }
  return sum;
}

/// Mean value of a cell, so that `smoothing` counts pretended mails and not units of the scale.
double mean_value(const TrainingView& view) {
  double sum = 0;
  double cells = 0;
  for (const Eigen::Index row : view.rows) {
    for (FeatureMatrix::InnerIterator cell(view.data.features, row); cell; ++cell) {
      sum += static_cast<double>(cell.value());
      cells += 1;
    }
  }
  return cells > 0 ? sum / cells : 1;
}

}  // namespace

LinearScore fit_naive_bayes(const TrainingView& view, double smoothing) {
  const ClassMass ham = sum_class(view, Label::ham);
  const ClassMass spam = sum_class(view, Label::spam);
  const double added = smoothing * mean_value(view);
  double ham_total = 0;
  double spam_total = 0;
  for (Eigen::Index i = 0; i < ham.mass.size(); ++i) {
    if (!view.column_used[static_cast<std::size_t>(i)]) continue;
    ham_total += ham.mass[i] + added;
    spam_total += spam.mass[i] + added;
  }
  LinearScore score;
  score.weights = Eigen::VectorXd::Zero(ham.mass.size());
  for (Eigen::Index i = 0; i < score.weights.size(); ++i) {
    if (!view.column_used[static_cast<std::size_t>(i)]) continue;
    score.weights[i] =
        std::log((spam.mass[i] + added) / spam_total) - std::log((ham.mass[i] + added) / ham_total);
  }
  score.bias = std::log(spam.mails / ham.mails);
  return score;
}

}  // namespace furui
