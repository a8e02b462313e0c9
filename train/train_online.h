// Mails -> a model in one pass, for corpora larger than memory.
#pragma once

#include "mail/mailbox.h"
#include "model/model.h"
#include "train/featurized_mails.h"
#include "train/training_ground.h"

namespace furui {

/// Learns each mail of the request once, in MixedReader's order, by OnlineLearner. Calibration,
/// thresholds and summary come from what was said of the later half of the mails before they were
/// learnt, so the summary counts these alone. No mail is remembered: the same mail again counts
/// again, and one in both classes is not noticed. Depends on request.recipe.seed, not on the number
/// of threads. Throws Error as TrainingGround does, and when a class has under kMinMailsPerClass
/// mails.
[[nodiscard]] Model train_online(const TrainingRequest& request,
                                 const UnreadablePath& on_unreadable, const Progress& progress);

}  // namespace furui
