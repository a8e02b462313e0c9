#include "train/bounds.h"

#include <algorithm>
#include <cstddef>

#include "signals/signal.h"

namespace furui {

std::vector<FeatureKey> accusing_keys() {
  std::vector<FeatureKey> keys;
  for (const SignalInfo& signal : signal_table()) {
    if (signal.lean == SignalLean::accuses) keys.push_back(signal_key(signal.name));
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::vector<bool> bounded_columns(const std::vector<FeatureKey>& keys) {
  const std::vector<FeatureKey> accusing = accusing_keys();
  std::vector<bool> bounded(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    bounded[i] = std::binary_search(accusing.begin(), accusing.end(), keys[i]);
  }
  return bounded;
}

}  // namespace furui
