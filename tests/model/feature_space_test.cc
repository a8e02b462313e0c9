#include "model/feature_space.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("FeatureSpace: every key is found at its place, others are not") {
  std::vector<FeatureKey> keys;
  FeatureKey key = 12345;
  for (int i = 0; i < 5000; ++i) {
    keys.push_back(key);
    key += 0x9e3779b97f4a7ULL + static_cast<FeatureKey>(i) * 977;
  }
  const FeatureSpace space(keys);
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    CHECK(space.find(keys[i]) == i);
    CHECK_FALSE(space.find(keys[i] + 1));
  }
}

TEST_CASE("FeatureSpace: keys crowded at one end are found too") {
  const std::vector<FeatureKey> keys = {0, 1, 2, 3, 4, 5, ~FeatureKey{1}, ~FeatureKey{0}};
  const FeatureSpace space(keys);
  for (std::uint32_t i = 0; i < keys.size(); ++i) CHECK(space.find(keys[i]) == i);
  CHECK_FALSE(space.find(6));
}

TEST_CASE("FeatureSpace: an empty one finds nothing") {
  CHECK_FALSE(FeatureSpace().find(1));
  CHECK_FALSE(FeatureSpace(std::vector<FeatureKey>{}).find(1));
}

TEST_CASE("is_strictly_ascending: equal or falling neighbours are not") {
  CHECK(is_strictly_ascending({}));
  CHECK(is_strictly_ascending({1, 2, 9}));
  CHECK_FALSE(is_strictly_ascending({1, 2, 2}));
  CHECK_FALSE(is_strictly_ascending({3, 2}));
}

TEST_CASE("FeatureNames: names come back by index") {
  FeatureNames names;
  names.append("subject:緊急");
  names.append("");
  names.append("defect:nul_byte");
  CHECK(names[0] == "subject:緊急");
  CHECK(names[1].empty());
  CHECK(names[2] == "defect:nul_byte");
}
