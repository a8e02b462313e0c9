#include "model/recipe.h"

#include "mail/limits.h"
#include "mail/normalize.h"
#include "signals/signal.h"

namespace furui {

std::string_view algorithm_name(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::naive_bayes:
      return "naive Bayes";
    case Algorithm::logistic_regression:
      return "logistic regression";
    case Algorithm::bernoulli_naive_bayes:
      return "Bernoulli naive Bayes";
    case Algorithm::complement_naive_bayes:
      return "complement naive Bayes";
    case Algorithm::l1_logistic_regression:
      return "L1 logistic regression";
    case Algorithm::online:
      return "online logistic regression";
    case Algorithm::fused:
      return "naive Bayes fused with logistic regression";
    case Algorithm::weighted_logistic_regression:
      return "weighted logistic regression";
    case Algorithm::count_:
      break;
  }
  return "unknown";
}

RecipeVersions current_versions() {
  return {kLimitsVersion, kNormalizeVersion, kTokenizerVersion, kSignalsVersion,
          kFeaturizerVersion};
}

}  // namespace furui
