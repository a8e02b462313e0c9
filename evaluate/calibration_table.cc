#include "evaluate/calibration_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace furui {

CalibrationTable calibration_table(std::span<const Outcome> outcomes) {
  CalibrationTable table;
  std::uint64_t mails = 0;
  for (const Outcome& outcome : outcomes) {
    const double probability = outcome.verdict.probability;
    if (std::isnan(probability)) continue;
    const auto place = static_cast<std::size_t>(std::clamp(probability, 0.0, 1.0) * 10);
    CalibrationBin& bin = table.bins[std::min(place, table.bins.size() - 1)];
    ++mails;
    ++bin.mails;
    bin.stated += probability;
    if (outcome.label == Label::spam) ++bin.spam;
  }
  double error = 0;
  for (std::size_t i = 0; i < table.bins.size(); ++i) {
    CalibrationBin& bin = table.bins[i];
    bin.from = static_cast<double>(i) / 10;
    bin.to = static_cast<double>(i + 1) / 10;
    bin.observed = rate(bin.spam, bin.mails);
    bin.stated /= static_cast<double>(bin.mails);
    if (bin.mails == 0) continue;
    error += static_cast<double>(bin.mails) * std::abs(bin.stated - bin.observed.value);
  }
  table.expected_error =
      mails == 0 ? std::numeric_limits<double>::quiet_NaN() : error / static_cast<double>(mails);
  return table;
}

}  // namespace furui
