#include "model/recipe.h"

#include "mail/limits.h"
#include "mail/normalize.h"
#include "signals/signal.h"

namespace furui {

std::string_view algorithm_name(Algorithm algorithm) {
  return algorithm == Algorithm::naive_bayes ? "naive Bayes" : "logistic regression";
}

RecipeVersions current_versions() {
  return {kLimitsVersion, kNormalizeVersion, kTokenizerVersion, kSignalsVersion,
          kFeaturizerVersion};
}

}  // namespace furui
