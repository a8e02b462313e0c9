// Logistic regression that may give a feature the more weight, the more naive Bayes finds in it.
#pragma once

#include "train/linear.h"
#include "train/logistic_regression.h"

namespace furui {

/// The penalties of a regression whose column j is scaled by the square root of |r_j|, r the
/// weights of multinomial naive Bayes on the same rows: 1 / |r_j|. (Wang and Manning 2012,
/// "Baselines and Bigrams: Simple, Good Sentiment and Topic Classification", scale by r_j itself;
/// the root did better on every Japanese corpus tried.) At most kLargestPenalty.
inline constexpr double kLargestPenalty = 100;
[[nodiscard]] Eigen::VectorXd naive_bayes_penalties(const TrainingView& view, double smoothing);

/// fit_logistic_regression with these penalties.
[[nodiscard]] LinearScore fit_weighted_logistic_regression(const TrainingView& view,
                                                           LogisticOptions options,
                                                           double smoothing);

}  // namespace furui
