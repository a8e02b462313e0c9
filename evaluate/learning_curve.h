// How good a filter is after few mails of its owner: trained on them alone, or a model that learns
// them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/model.h"
#include "train/dataset.h"

namespace furui {

/// Means over the draws.
struct LearningQuality {
  double roc_area = 0;
  double recall_at_1_percent = 0;
};

/// After learning `mails` of them, what is thought of all the others.
struct LearningPoint {
  std::size_t mails = 0;
  LearningQuality own_alone;
  LearningQuality model_alone;
  LearningQuality model_and_own;
};

struct LearningCurve {
  std::size_t draws = 0;
  bool has_model = false;  ///< otherwise only own_alone means anything
  std::vector<LearningPoint> points;
};

/// Draws 20, 50, 100, 200, 500, ... mails (classes in the corpus's shares), up to two thirds of
/// them, as often as `draws`; tests on the others but for copies of what was drawn. `data` must
/// hold every feature, however rare; `model`, which may be nullptr, be of a recipe that makes the
/// same ones. Sizes that would give a class fewer than kMinMailsPerClass are left out.
[[nodiscard]] LearningCurve draw_learning_curve(const Dataset& data, const Recipe& recipe,
                                                const Model* model, std::size_t draws,
                                                std::size_t threads, const Progress& progress);

/// The same as one JSON object.
[[nodiscard]] std::string learning_curve_json(const LearningCurve& curve);

/// One line a size, 80 columns.
[[nodiscard]] std::string learning_curve_text(const LearningCurve& curve);

}  // namespace furui
