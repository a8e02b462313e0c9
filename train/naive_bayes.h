// Multinomial naive Bayes over length-normalised features.
#pragma once

#include "train/linear.h"

namespace furui {

/// Fits ln(P(spam|row) / P(ham|row)) with class-conditional multinomials over the rows' values
/// (binary presence brought to each group's length: the transform of Rennie, Shih, Teevan and
/// Karger 2003, "Tackling the Poor Assumptions of Naive Bayes"). `smoothing` is added to each
/// feature's mass, in units of the mean value of a cell.
[[nodiscard]] LinearScore fit_naive_bayes(const TrainingView& view, double smoothing);

}  // namespace furui
