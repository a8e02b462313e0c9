#include "train/training_ground.h"

#include <algorithm>

#include "base/error.h"
#include "model/self_test.h"

namespace furui {
namespace {

std::optional<Dictionary> open_dictionary(const TrainingRequest& request) {
  if (!request.recipe.tokenizer.words) return std::nullopt;
  return Dictionary(request.dictionary);
}

ListTexts list_texts_of(const TrainingRequest& request) {
  if (request.lists) return *request.lists;
  return request.lists_folder.empty() ? default_list_texts()
                                      : read_list_texts(request.lists_folder);
}

/// Options come from people; NaN passes every comparison that refuses it by size.
Recipe checked(Recipe recipe) {
  TokenizerOptions& tokenizer = recipe.tokenizer;
  tokenizer.ngram_min = std::min(tokenizer.ngram_min, tokenizer.ngram_max);
  const double rate = recipe.max_false_positive_rate;
  if (!(rate >= 0 && rate <= 0.5)) {
    throw Error("max-false-positive-rate", "is no share from 0 to 0.5",
                "give 0.001 for one ham in a thousand");
  }
  if (!(recipe.spam_share >= 0 && recipe.spam_share < 1)) {
    throw Error("spam-share", "is no share from 0 to under 1",
                "give 0.3 for three spam in ten mails");
  }
  if (recipe.balance_classes && recipe.algorithm == Algorithm::online) {
    throw Error("balance-classes", "needs to know how many mails of each class there will be",
                "choose another --algorithm than online, or leave it out");
  }
  constexpr double kLargest = 1e6;  // more takes solvers to where numbers have no digits left
  if (!(recipe.regularization > 0 && recipe.regularization <= kLargest)) {
    throw Error("regularization", "is no number above 0, up to a million",
                "give 1000, or less where training has few mails");
  }
  if (!(recipe.smoothing > 0 && recipe.smoothing <= kLargest)) {
    throw Error("smoothing", "is no number above 0, up to a million", "give 0.1");
  }
  return recipe;
}

}  // namespace

TrainingGround::TrainingGround(const TrainingRequest& request)
    : recipe_(checked(request.recipe)),
      dictionary_(open_dictionary(request)),
      list_texts_(list_texts_of(request)),
      lists_(list_texts_),
      reception_(request.reception) {
  recipe_.authserv_ids = request.reception.authserv_ids;
  recipe_.address_files = !request.reception.address_files.empty();
  if (dictionary_) recipe_.dictionary = dictionary_->identity();
}

void TrainingGround::complete(Model& model) const {
  model.lists = list_texts_;
  const Reception scoring({recipe_.authserv_ids, {}});  // the self-test knows no address files
  Featurizer featurizer({dictionary_ ? &*dictionary_ : nullptr, lists_, scoring}, recipe_);
  model.self_test = run_self_test(model, featurizer);
}

}  // namespace furui
