// Two models -> one that knows what both know.
#pragma once

#include <string>

#include "model/model.h"

namespace furui {

/// Merges two models loaded whole. Of one training, the mails learnt since are put together, as if
/// one model had learnt them all; of a mail learnt as both classes the second model's word counts.
/// Of different trainings, the calibrated weights are averaged, each by its number of mails (the
/// mixture weight method of Mann, McDonald, Mohri, Silberman and Walker 2009), and thresholds
/// likewise: training on all mails together is better where they are at hand. Throws Error naming
/// both when their recipes make other features of a mail.
[[nodiscard]] Model merge_models(const Model& first, const Model& second,
                                 const std::string& first_name, const std::string& second_name);

}  // namespace furui
