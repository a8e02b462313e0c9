// Naive Bayes in three event models. A row's features are presences brought to each group's length
// (a transform of Rennie, Shih, Teevan and Karger 2003, "Tackling the Poor Assumptions of Naive
// Bayes Text Classifiers"), so all three weigh a feature by its value. Weights of bounded columns
// are cut off at 0.
#pragma once

#include "train/linear.h"

namespace furui {

/// Fits ln(P(spam|row) / P(ham|row)) with class-conditional multinomials over the rows' values
/// (McCallum and Nigam 1998, "A Comparison of Event Models for Naive Bayes Text Classification").
/// `smoothing` is added to each feature's mass, in units of the mean value of a cell.
[[nodiscard]] LinearScore fit_naive_bayes(const TrainingView& view, double smoothing);

/// Fits the multivariate Bernoulli model (the same paper): a feature's weight is the log ratio of
/// its odds of standing in a spam and in a ham. What absent features say is the same for all rows
/// but for those present, and comes into the bias at a cell's mean value. `smoothing` is added to
/// the mails with and to those without a feature.
[[nodiscard]] LinearScore fit_bernoulli_naive_bayes(const TrainingView& view, double smoothing);

/// Fits the complement model with the transforms of Rennie et al. 2003: masses weighed by
/// ln(mails / mails with the feature), and each class's log parameters brought to one absolute sum.
/// With two classes the complement of one is the other, so these transforms are all that parts it
/// from the multinomial. Weights are scaled back to log ratios.
[[nodiscard]] LinearScore fit_complement_naive_bayes(const TrainingView& view, double smoothing);

}  // namespace furui
