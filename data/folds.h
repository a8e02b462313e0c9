// Cutting labelled mails into folds for cross-validation.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/label.h"

namespace furui {

/// Gives each mail a fold, 0 to `count` - 1. Mails of one group (copies of one campaign) come into
/// one fold; beyond that the folds are stratified: every fold has the same share of each class, to
/// one mail where groups are single mails. Shuffled by `seed`, the same on every machine. `groups`
/// has a number a mail; with one fold all get 0.
[[nodiscard]] std::vector<std::uint32_t> stratified_folds(std::span<const Label> labels,
                                                          std::span<const std::uint64_t> groups,
                                                          std::uint32_t count, std::uint64_t seed);

/// Draws a part of about `share` (0 to 1) of each class by `seed`, mails of one group together, in
/// the part or out of it; large groups make it larger or smaller. Gives by mail whether it is in.
[[nodiscard]] std::vector<bool> stratified_part(std::span<const Label> labels,
                                                std::span<const std::uint64_t> groups, double share,
                                                std::uint64_t seed);

}  // namespace furui
