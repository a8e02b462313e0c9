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

/// Empty when the user has no home.
std::string find_user_place() {
  const std::string data_home = environment("XDG_DATA_HOME");
  if (!data_home.empty()) return data_home + "/furui/model.furui";
  const std::string home = environment("HOME");
  return home.empty() ? std::string() : home + "/.local/share/furui/model.furui";
}

std::vector<std::string> default_places() {
  std::vector<std::string> places;
  if (std::string place = find_user_place(); !place.empty()) places.push_back(std::move(place));
  places.push_back(system_model_path());
  return places;
}

}  // namespace

OpenedModel::OpenedModel(const std::string& path, WithNames with_names, ReceptionOptions reception)
    : model_(checked_versions(load_model(path, with_names), path)),
      dictionary_(open_dictionary(model_, path)),
      lists_(open_lists(model_, path)),
      trained_reception_(ReceptionOptions{model_.recipe.authserv_ids, {}}),
      misses_address_files_(model_.recipe.address_files && reception.address_files.empty()) {
  Featurizer featurizer = make_self_test_featurizer();
  check_self_test(model_, featurizer, path);
  const auto& trained_ids = model_.recipe.authserv_ids;
  reception.authserv_ids.insert(reception.authserv_ids.end(), trained_ids.begin(),
                                trained_ids.end());
  reception_ = Reception(reception);
}

Featurizer OpenedModel::make_featurizer() const {
  return Featurizer({dictionary_ ? &*dictionary_ : nullptr, lists_, reception_}, model_.recipe);
}

Featurizer OpenedModel::make_self_test_featurizer() const {
  return Featurizer({dictionary_ ? &*dictionary_ : nullptr, lists_, trained_reception_},
                    model_.recipe);
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

std::string user_model_path() {
  const std::string place = find_user_place();
  if (place.empty()) {
    throw Error("model", "there is no place for the user's own, for $HOME is not set",
                "name one with --output");
  }
  return place;
}

std::string system_model_path() {
  std::error_code unknown;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  if (!unknown) {
    const std::string beside = (program.parent_path() / "model.furui").string();
    if (std::filesystem::exists(beside, unknown)) return beside;
  }
  return FURUI_DATA_DIR "/model.furui";
}

}  // namespace furui
