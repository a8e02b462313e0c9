// Two filters on the same mails: is one better, or was it chance?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "evaluate/estimate.h"
#include "evaluate/outcome.h"

namespace furui {

/// Mails that one filter got right and the other did not. Right is ham not called spam, and spam
/// called spam.
struct Disagreement {
  std::uint64_t only_this_right = 0;
  std::uint64_t only_other_right = 0;
  double p_value = 1;  ///< mcnemar_p of the two
};

/// A mail that one filter called spam and the other did not.
struct ChangedMail {
  std::string name;
  Label label = Label::ham;
  Verdict by_this;
  Verdict by_other;
};

struct Comparison {
  std::string other;             ///< what was compared with
  std::size_t mails = 0;         ///< judged by both; all below is of these
  std::size_t only_this = 0;     ///< mails that the other did not judge
  std::size_t only_other = 0;    ///< the other way
  std::size_t contradicted = 0;  ///< labelled differently, left out
  double this_area = 0;          ///< ROC areas; NaN when a class has no mail
  double other_area = 0;
  Estimate area_difference;  ///< this minus other, bootstrapped with the same mails for both
  Disagreement ham;
  Disagreement spam;
  Disagreement all;
  std::vector<ChangedMail> changed;  ///< by falling distance of the log-odds
};

/// Compares outcomes of the same mails, matched by name, the n-th of a name with the n-th. Where no
/// name is on both sides, names are matched by as many of their last parts as the shorter has, for
/// TREC's paths are relative. Throws Error when no mail is on both sides.
[[nodiscard]] Comparison compare(std::span<const Outcome> outcomes, std::span<const Outcome> other,
                                 std::string other_name, std::uint64_t seed);

/// The exact two-sided p-value of McNemar's test: how likely so uneven a split of first + second
/// mails is when either filter is as likely to be the right one.
[[nodiscard]] double mcnemar_p(std::uint64_t first, std::uint64_t second);

}  // namespace furui
