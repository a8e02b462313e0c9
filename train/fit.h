// A recipe's algorithm, as the learners behind it.
#pragma once

#include <span>
#include <vector>

#include "model/recipe.h"
#include "train/linear.h"
#include "train/online.h"

namespace furui {

/// The algorithms that a recipe's is made of: itself, or those that a fused one combines.
[[nodiscard]] std::vector<Algorithm> members_of(Algorithm algorithm);

/// Makes the view of some rows as the recipe wants it: features common enough among them, accusing
/// signals bounded.
[[nodiscard]] TrainingView training_view(const Dataset& data, std::vector<Eigen::Index> rows,
                                         const Recipe& recipe);

/// The online learner's options for a recipe.
[[nodiscard]] OnlineOptions online_options(const Recipe& recipe);

/// Fits one linear score on the rows of a view. `algorithm` is one of members_of(recipe.algorithm);
/// a fused one has no fit of its own.
[[nodiscard]] LinearScore fit(const TrainingView& view, Algorithm algorithm, const Recipe& recipe);

}  // namespace furui
