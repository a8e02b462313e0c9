// Labels lie: which mails people probably put into the wrong class, and how much wrong labels cost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "evaluate/evaluation.h"
#include "evaluate/metrics.h"

namespace furui {

/// Nearly the same mail in both classes: one of the labels is wrong, or the corpus is.
struct Twins {
  std::string ham;
  std::string spam;
  double similarity = 0;  ///< share of words and n-grams they have in common
};

/// What a share of wrong labels in training costs, tested against the labels as given.
struct WrongLabels {
  double share = 0;
  Metrics metrics;
};

struct Suspects {
  std::vector<Outcome> mails;  ///< held to be the other class, the surest first
  std::vector<Twins> twins;    ///< the most alike first
  std::vector<WrongLabels> wrong_labels;
};

/// Looks at what models said of a dataset's mails in `splits`, and tests these again with 1 % and 5
/// % of the labels, drawn by recipe.seed, turned round. Gives at most `count` mails and twins each.
[[nodiscard]] Suspects find_suspects(const Dataset& data, const Recipe& recipe,
                                     const Evaluation& evaluation, std::size_t count,
                                     std::span<const Split> splits, std::size_t threads,
                                     const Progress& progress);

/// A few lines for people.
[[nodiscard]] std::string suspects_text(const Suspects& suspects);

}  // namespace furui
