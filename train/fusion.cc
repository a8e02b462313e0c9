#include "train/fusion.h"

#include <numeric>

#include "train/logistic_regression.h"

namespace furui {
namespace {

/// Each score with mean 0 and deviation 1, so that the penalty takes none for large.
struct Standardised {
  Eigen::MatrixXd scores;
  Eigen::VectorXd deviations;
};

Standardised standardised(const Eigen::MatrixXd& scores) {
  const Eigen::RowVectorXd means = scores.colwise().mean();
  Standardised result{scores.rowwise() - means, {}};
  const auto mails = static_cast<double>(scores.rows());
  result.deviations = (result.scores.colwise().squaredNorm().array() / mails).sqrt();
  for (double& deviation : result.deviations) {
    if (!(deviation > 0)) deviation = 1;  // equal scores tell nothing; any scale does
  }
  result.scores = result.scores * result.deviations.cwiseInverse().asDiagonal();
  return result;
}

Dataset dataset_of(const Eigen::MatrixXd& scores, std::span<const Label> labels) {
  Dataset data;
  data.labels.assign(labels.begin(), labels.end());
  data.features = scores.cast<float>().sparseView();
  for (Eigen::Index column = 0; column < scores.cols(); ++column) {
    data.keys.push_back(static_cast<FeatureKey>(column));
  }
  return data;
}

}  // namespace

Eigen::VectorXd fit_fusion(const Eigen::MatrixXd& scores, std::span<const Label> labels) {
  const auto columns = static_cast<std::size_t>(scores.cols());
  if (columns == 1) return Eigen::VectorXd::Ones(1);
  const Standardised standard = standardised(scores);
  const Dataset data = dataset_of(standard.scores, labels);
  std::vector<Eigen::Index> rows(labels.size());
  std::iota(rows.begin(), rows.end(), Eigen::Index{0});
  const TrainingView view{data, std::move(rows), std::vector<bool>(columns, true),
                          std::vector<bool>(columns, true)};
  LogisticOptions options;
  options.regularization = 1;  // a mail counts as much as the penalty: nothing beside hundreds
  const LinearScore fitted = fit_logistic_regression(view, options);
  if (fitted.weights.maxCoeff() <= 0) return standard.deviations.cwiseInverse();
  return fitted.weights.cwiseQuotient(standard.deviations);
}

}  // namespace furui
