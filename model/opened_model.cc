#include "model/opened_model.h"

#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/error.h"
#include "model/self_test.h"

namespace furui {
namespace {

Model checked_versions(Model model, const std::string& path) {
  if (model.recipe.versions != current_versions()) {
    throw Error(path, "was trained by a version of furui that reads mail differently",
                "train again with this version");
  }
  return model;
}

std::optional<Dictionary> open_dictionary(const Model& model, const std::string& path) {
  if (!model.recipe.tokenizer.words) return std::nullopt;
  const DictionaryIdentity& wanted = model.recipe.dictionary;
  Dictionary dictionary(wanted.name);
  if (dictionary.identity() != wanted) {
    throw Error(path,
                "was trained with dictionary " + describe(wanted) + ", but here is " +
                    describe(dictionary.identity()),
                "install that dictionary, or train again with this one");
  }
  return dictionary;
}

/// The lists' own message does not know which file they came from.
Lists open_lists(const Model& model, const std::string& path) {
  try {
    return Lists(model.lists);
  } catch (const Error& problem) {
    throw Error(path, std::string("carries lists that cannot be used (") + problem.what() + ")",
                "train again with this version");
  }
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing changes it
  return value == nullptr ? std::string() : value;
}

std::vector<std::string> default_places() {
  std::vector<std::string> places;
  const std::string data_home = environment("XDG_DATA_HOME");
  const std::string home = environment("HOME");
  if (!data_home.empty()) {
    places.push_back(data_home + "/furui/model.furui");
  } else if (!home.empty()) {
    places.push_back(home + "/.local/share/furui/model.furui");
  }
  places.emplace_back(FURUI_DATA_DIR "/model.furui");
  return places;
}

}  // namespace

OpenedModel::OpenedModel(const std::string& path, WithNames with_names)
    : model_(checked_versions(load_model(path, with_names), path)),
      dictionary_(open_dictionary(model_, path)),
      lists_(open_lists(model_, path)) {
  Featurizer featurizer = make_featurizer();
  check_self_test(model_, featurizer, path);
}

Featurizer OpenedModel::make_featurizer() const {
  return Featurizer(dictionary_ ? &*dictionary_ : nullptr, lists_, model_.recipe);
}

std::string find_model_path(const std::string& option) {
  if (!option.empty()) return option;
  if (std::string chosen = environment("FURUI_MODEL"); !chosen.empty()) return chosen;
  std::string looked_at;
  for (const std::string& place : default_places()) {
    std::error_code ignored;
    if (std::filesystem::exists(place, ignored)) return place;
    looked_at += (looked_at.empty() ? "" : ", ") + place;
  }
  throw Error("model", "none found (looked at " + looked_at + ")",
              "train one with furui-train, or name one with --model or $FURUI_MODEL");
}

}  // namespace furui
