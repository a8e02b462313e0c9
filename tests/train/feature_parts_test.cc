#include "train/feature_parts.h"

#include <doctest/doctest.h>

#include "signals/signal.h"
#include "tests/support/small_dataset.h"

using namespace furui;

namespace {

/// Five words, the second one made a link signal, the third a country.
Dataset dataset() {
  Dataset data = make_dataset(20, 5, 1);
  data.column_groups[1] = data.column_groups[2] = FeatureGroup::signals;
  data.names = {};
  data.names.append("body:one");
  data.names.append("signal:link_host_ip");
  data.names.append("signal:received_country=CN");
  data.names.append("body:four");
  data.names.append("body:five");
  return data;
}

const FeaturePart& part(const std::vector<FeaturePart>& parts, const std::string& name) {
  for (const FeaturePart& some : parts) {
    if (some.name == name) return some;
  }
  FAIL("no part " << name);
  return parts.front();
}

}  // namespace

TEST_CASE("feature_parts: groups and signal groups that have features, signals by value too") {
  const std::vector<FeaturePart> parts = feature_parts(dataset());
  CHECK(parts.size() == 4);
  CHECK(part(parts, "words").size == 3);
  CHECK(part(parts, "signals").size == 2);
  CHECK(part(parts, "signals: link").size == 1);
  CHECK(part(parts, "signals: header").columns[2]);
}

TEST_CASE("only and without: together they are the whole dataset") {
  const Dataset data = dataset();
  const std::vector<FeaturePart> parts = feature_parts(data);
  const Dataset words = only(data, part(parts, "words"));
  const Dataset others = without(data, part(parts, "words"));
  CHECK(words.keys.size() == 3);
  CHECK(others.keys.size() == 2);
  CHECK(others.names[0] == "signal:link_host_ip");
  CHECK(words.labels == data.labels);
  CHECK(words.features.sum() + others.features.sum() == doctest::Approx(data.features.sum()));
  CHECK(words.features.coeff(3, 1) == data.features.coeff(3, 3));
}
