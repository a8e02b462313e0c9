// Cutting labelled mails into folds for cross-validation.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/label.h"

namespace furui {

/// Gives each mail a fold, 0 to `count` - 1: stratified (every fold has the same share of each
/// class, to one mail) and shuffled by `seed`, the same on every machine. With one fold all get 0.
[[nodiscard]] std::vector<std::uint32_t> stratified_folds(std::span<const Label> labels,
                                                          std::uint32_t count, std::uint64_t seed);

}  // namespace furui
