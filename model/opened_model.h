// A model ready to score: the file, its dictionary opened and compared, its lists parsed, its
// self-test passed.
#pragma once

#include <optional>
#include <string>

#include "model/featurizer.h"
#include "model/model.h"
#include "model/model_file.h"
#include "signals/lists.h"
#include "signals/reception.h"
#include "tokenize/dictionary.h"

namespace furui {

/// Immutable once made; shared by all threads. Not movable, since Featurizers point into it.
class OpenedModel {
 public:
  /// Trusts the authserv-ids of `reception` besides those of the training. Throws Error when a file
  /// cannot be read, the recipe is of other versions, the dictionary is missing or another one, or
  /// the self-test fails.
  OpenedModel(const std::string& path, WithNames with_names, ReceptionOptions reception = {});
  OpenedModel(const OpenedModel&) = delete;
  OpenedModel& operator=(const OpenedModel&) = delete;

  [[nodiscard]] const Model& model() const { return model_; }
  [[nodiscard]] const Lists& lists() const { return lists_; }
  [[nodiscard]] Featurizer make_featurizer() const;

  /// One that knows no more of the reception than the model's file, as self-tests are run.
  [[nodiscard]] Featurizer make_self_test_featurizer() const;

  /// Training knew where addresses are, but no file was named to this program.
  [[nodiscard]] bool misses_address_files() const { return misses_address_files_; }

 private:
  Model model_;
  std::optional<Dictionary> dictionary_;
  Lists lists_;
  Reception trained_reception_;
  Reception reception_;
  bool misses_address_files_;
};

/// Finds the model to use: `option` when not empty, then $FURUI_MODEL, then the user's
/// ($XDG_DATA_HOME or ~/.local/share, furui/model.furui), then the system's. Throws Error that
/// names all these places when none is there.
[[nodiscard]] std::string find_model_path(const std::string& option);

/// The last two of these places. The system's is the starter model, trained on furui's own samples:
/// where it was installed, or beside the program in a build folder. Throws Error when the user has
/// no home.
[[nodiscard]] std::string user_model_path();
[[nodiscard]] std::string system_model_path();

}  // namespace furui
