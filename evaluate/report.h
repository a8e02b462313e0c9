// Numbers -> a report: for people, and for programs.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/metrics.h"
#include "evaluate/outcome.h"

namespace furui {

/// The mails a filter was most wrong about: ham from the highest log-odds down, or spam from the
/// lowest up, only those not called what they are, at most `count`.
[[nodiscard]] std::vector<const Outcome*> worst_false_positives(std::span<const Outcome> outcomes,
                                                                std::size_t count);
[[nodiscard]] std::vector<const Outcome*> worst_false_negatives(std::span<const Outcome> outcomes,
                                                                std::size_t count);

/// A report of at most 80 columns but for names of mails; `heading` says how the outcomes came
/// about.
[[nodiscard]] std::string report_text(const Metrics& metrics, std::span<const Outcome> outcomes,
                                      std::string_view heading, std::size_t worst);

/// The same as one JSON object; intervals as [lower, upper].
[[nodiscard]] std::string report_json(const Metrics& metrics, std::span<const Outcome> outcomes,
                                      std::string_view heading, std::size_t worst);

}  // namespace furui
