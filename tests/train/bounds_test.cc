#include "train/bounds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

#include "signals/signal.h"

using namespace furui;

TEST_CASE("accusing_keys: the keys of signals that accuse, and of no others") {
  const std::vector<FeatureKey> keys = accusing_keys();
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  std::size_t accusing = 0;
  for (const SignalInfo& signal : signal_table()) {
    const bool accuses = signal.lean == SignalLean::accuses;
    accusing += accuses;
    CAPTURE(signal.name);
    CHECK(std::binary_search(keys.begin(), keys.end(), signal_key(signal.name)) == accuses);
  }
  CHECK(keys.size() == accusing);
  CHECK(accusing > 20);
  CHECK(accusing < signal_table().size());
}

TEST_CASE("bounded_columns: tells the accusing signals among keys") {
  const FeatureKey accusing = accusing_keys().front();
  CHECK(bounded_columns({0, accusing, accusing + 1}) == std::vector<bool>{false, true, false});
  CHECK(bounded_columns({}).empty());
}
