// What people ask of training, and what mails are read with for it: dictionary and lists, opened.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "data/labelled_mails.h"
#include "model/featurizer.h"
#include "model/model.h"
#include "signals/lists.h"
#include "signals/reception.h"
#include "tokenize/dictionary.h"

namespace furui {

/// What people ask of training.
struct TrainingRequest {
  LabelledPaths paths;
  Recipe recipe;                           ///< its dictionary identity is filled in here
  std::string dictionary = "ipadic-utf8";  ///< a name or a folder
  std::string lists_folder;                ///< empty: furui's own lists
  std::optional<ListTexts> lists = {};     ///< instead of a folder's
  ReceptionOptions reception;
  std::size_t threads = 1;
};

/// Not movable, since MailGround points into it.
class TrainingGround {
 public:
  /// Throws Error when an option makes no sense, or the dictionary, the lists or an address file
  /// cannot be opened.
  explicit TrainingGround(const TrainingRequest& request);
  TrainingGround(const TrainingGround&) = delete;
  TrainingGround& operator=(const TrainingGround&) = delete;

  /// The request's recipe, complete.
  [[nodiscard]] const Recipe& recipe() const { return recipe_; }

  [[nodiscard]] MailGround mails() const {
    return {dictionary_ ? &*dictionary_ : nullptr, lists_, reception_};
  }

  /// Gives a trained model its lists and its self-test, so that it can be written.
  void complete(Model& model) const;

 private:
  Recipe recipe_;
  std::optional<Dictionary> dictionary_;
  ListTexts list_texts_;
  Lists lists_;
  Reception reception_;
};

}  // namespace furui
