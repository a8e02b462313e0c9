// The options of furui-train and furui-evaluate that say how to train.
#pragma once

#include <vector>

#include "train/training_corpus.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace furui {

/// Adds the options that fill `request`, which must outlive `app`, and gives them. The seed is not
/// among them, for furui-evaluate's has more to say.
std::vector<CLI::Option*> add_recipe_options(CLI::App& app, TrainingRequest& request);

}  // namespace furui
