// Why a mail got its log-odds: the model is linear, so every feature's part is exact.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"
#include "score/property_wording.h"
#include "score/verdict.h"
#include "signals/signal.h"

namespace furui {

/// One feature's part of the log-odds. Positive speaks for spam.
struct Contribution {
  std::string feature;  ///< its name: "subject:緊急", "signal:link_host_is_ip"; "bias" for what
                        ///< the model says of a mail without any known feature
  std::string detail;   ///< what a signal found; empty for words
  double log_odds = 0;
};

struct Explanation {
  Verdict verdict;
  std::vector<Contribution> contributions;  ///< sorted by size; they sum to verdict.log_odds
};

/// The sum of the contributions of one field (feature_field of their names).
struct FieldSum {
  std::string field;
  double log_odds = 0;
};

/// Gives a contribution for every known feature of a mail, and the bias.
[[nodiscard]] std::vector<Contribution> contributions_of(const Model& model,
                                                         std::span<const Feature> features,
                                                         std::span<const Signal> signals);

/// Sums contributions by field, largest size first.
[[nodiscard]] std::vector<FieldSum> sum_by_field(std::span<const Contribution> contributions);

/// Says a feature or a field in words a person understands: 'subject "緊急"' for "subject:緊急",
/// 'number of relays: 0' for "header:hops:0"; as it is written where there are no words for it.
[[nodiscard]] std::string describe_feature(const Contribution& contribution, Language language);
[[nodiscard]] std::string describe_field(std::string_view field, Language language);

}  // namespace furui
