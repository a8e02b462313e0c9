// Labelled mails -> outcomes, by the real Scorer.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "data/labelled_mails.h"
#include "evaluate/outcome.h"
#include "model/opened_model.h"

namespace furui {

/// Scores every mail of `reader` with `threads` threads; outcomes in the mails' order. `progress`
/// is told the share done, from one thread.
[[nodiscard]] std::vector<Outcome> score_labelled(const OpenedModel& opened, LabelledReader& reader,
                                                  std::size_t threads,
                                                  const std::function<void(double)>& progress);

}  // namespace furui
