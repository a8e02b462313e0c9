// What the page draws: thinned for the eye, every point of it exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "evaluate/outcome.h"

namespace furui {

/// Mails that a threshold would call spam.
struct ThresholdCounts {
  double from = 0;  ///< log-odds
  std::uint64_t ham = 0;
  std::uint64_t spam = 0;
};

/// Mails by log-odds, in `ham.size()` bins of equal width; what lies beyond is in the outer ones.
struct ScoreHistogram {
  double from = 0;
  double to = 0;
  std::vector<std::uint64_t> ham;
  std::vector<std::uint64_t> spam;
};

struct Curves {
  std::vector<ThresholdCounts> thresholds;  ///< by falling log-odds, at most kMaxCurvePoints
  /// Place in thresholds of the one that agrees best with the verdicts, plus 1; 0 when that is to
  /// call nothing spam.
  std::size_t verdicts_at = 0;
  ScoreHistogram histogram;
};

inline constexpr std::size_t kMaxCurvePoints = 1500;

/// Points that are left out are those where neither the share of spam nor, on a logarithmic scale,
/// that of ham has moved much; the first, the last and that of the verdicts stay.
[[nodiscard]] Curves draw_curves(std::span<const Outcome> outcomes);

/// One JSON object: thresholds as [log-odds, ham, spam].
[[nodiscard]] std::string curves_json(const Curves& curves);

}  // namespace furui
