// The test of the TREC spam track: a filter that knows nothing meets mail after mail, says what it
// is, is told, and learns (Cormack and Lynam, "TREC 2005 Spam Track Overview").
#pragma once

#include "evaluate/evaluation.h"
#include "mail/mailbox.h"
#include "train/training_ground.h"

namespace furui {

/// Takes the mails of request.paths in the order of their TREC index; folders of ham and spam,
/// which have no order in common, as MixedReader mixes them by request.recipe.seed. Every mail is
/// judged by OnlineLearner before it learns it, the first ones too; repeated mails count again.
/// Calibration and thresholds come from the scores of the later half of the mails before, anew
/// whenever there are a tenth more. Depends on nothing that comes later, nor on the number of
/// threads.
[[nodiscard]] Evaluation evaluate_online(const TrainingRequest& request,
                                         const UnreadablePath& on_unreadable,
                                         const Progress& progress);

}  // namespace furui
