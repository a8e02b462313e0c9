// A model ready to score: the file, its dictionary opened and compared, its lists parsed, its
// self-test passed.
#pragma once

#include <optional>
#include <string>

#include "model/featurizer.h"
#include "model/model.h"
#include "model/model_file.h"
#include "signals/lists.h"
#include "tokenize/dictionary.h"

namespace furui {

/// Immutable once made; shared by all threads. Not movable, since Featurizers point into it.
class OpenedModel {
 public:
  /// Throws Error when the file cannot be read, its recipe is of other versions, the dictionary is
  /// missing or another one, or the self-test fails.
  OpenedModel(const std::string& path, WithNames with_names);
  OpenedModel(const OpenedModel&) = delete;
  OpenedModel& operator=(const OpenedModel&) = delete;

  [[nodiscard]] const Model& model() const { return model_; }
  [[nodiscard]] Featurizer make_featurizer() const;

 private:
  Model model_;
  std::optional<Dictionary> dictionary_;
  Lists lists_;
};

/// Finds the model to use: `option` when not empty, then $FURUI_MODEL, then the user's
/// ($XDG_DATA_HOME or ~/.local/share, furui/model.furui), then the system's. Throws Error that
/// names all these places when none is there.
[[nodiscard]] std::string find_model_path(const std::string& option);

}  // namespace furui
