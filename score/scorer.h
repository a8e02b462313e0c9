// Bytes -> Verdict: the door of the score room.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/featurizer.h"
#include "model/opened_model.h"
#include "score/explain.h"
#include "score/verdict.h"

namespace furui {

/// Scores mails; one per thread, all sharing one OpenedModel, which must outlive them.
class Scorer {
 public:
  explicit Scorer(const OpenedModel& opened);

  /// Judges one mail. Takes any bytes; never throws on a mail.
  [[nodiscard]] Verdict score(std::string_view bytes);

  /// Judges one mail and says why. The contributions add up to the log-odds. The model must have
  /// been opened with names.
  [[nodiscard]] Explanation explain(std::string_view bytes);

  /// The last mail itself.
  [[nodiscard]] const Mail& mail() const { return featurizer_.mail(); }

  /// The signals of the last mail, with what was found.
  [[nodiscard]] std::span<const Signal> signals() const { return featurizer_.signals(); }

 private:
  const Model& model_;
  Featurizer featurizer_;
};

}  // namespace furui
