// Several scores of one mail -> one.
#pragma once

#include <Eigen/Core>
#include <span>

#include "base/label.h"

namespace furui {

/// Fits how much each score counts: a logistic regression on scores of mails that were not trained
/// on, one row a mail, one column a score, with coefficients at least 0 (stacking: Wolpert 1992,
/// "Stacked Generalization"; non-negative as Breiman 1996, "Stacked Regressions", found needful).
/// Gives a coefficient a column; where no score is worth anything all are equal. One column gives
/// 1.
[[nodiscard]] Eigen::VectorXd fit_fusion(const Eigen::MatrixXd& scores,
                                         std::span<const Label> labels);

}  // namespace furui
