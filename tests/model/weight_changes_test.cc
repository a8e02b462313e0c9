#include "model/weight_changes.h"

#include <doctest/doctest.h>

#include "tests/support/small_model.h"

using namespace furui;

TEST_CASE("weight_changes: equal models have none") {
  const Model model = small_model();
  CHECK(weight_changes(model, model).empty());
}

TEST_CASE("weight_changes: the largest difference first, in calibrated log-odds") {
  const Model model = small_model();  // slope 2
  Model other = model;
  other.weights[0] += 0.25F;
  other.weights[2] -= 1.0F;
  const auto changes = weight_changes(model, other);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].name == model.names[2]);
  CHECK(changes[0].second - changes[0].first == doctest::Approx(-2.0));
  CHECK(changes[1].name == model.names[0]);
}

TEST_CASE("weight_changes: a feature of one model alone weighs 0 in the other") {
  const Model model = small_model();
  Model other = model;
  other.space = FeatureSpace({model.space.keys()[1]});
  other.names = {};
  other.names.append(model.names[1]);
  other.weights = model.weights.segment(1, 1).eval();
  const auto changes = weight_changes(model, other);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].second == 0);
  CHECK(weight_changes(other, model)[0].first == 0);
}
