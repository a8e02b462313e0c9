#include "train/learn/tally.h"

namespace furui {

std::string summary(const Tally& tally, const Learner& learner) {
  return "learnt " + std::to_string(tally.of(Learnt::learnt)) + ", moved " +
         std::to_string(tally.of(Learnt::moved)) + ", forgot " +
         std::to_string(tally.of(Learnt::forgotten)) + ", knew " +
         std::to_string(tally.of(Learnt::known)) + "; has learnt " +
         std::to_string(learner.count(Label::ham)) + " ham and " +
         std::to_string(learner.count(Label::spam)) + " spam since its training";
}

}  // namespace furui
