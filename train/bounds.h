// Which weights may not speak for ham, whatever a small corpus happens to hold.
#pragma once

#include <vector>

#include "model/feature.h"

namespace furui {

/// The keys of the signals that accuse (SignalLean), ascending.
[[nodiscard]] std::vector<FeatureKey> accusing_keys();

/// Tells for each of `keys`, ascending, whether it is one of accusing_keys().
[[nodiscard]] std::vector<bool> bounded_columns(const std::vector<FeatureKey>& keys);

}  // namespace furui
