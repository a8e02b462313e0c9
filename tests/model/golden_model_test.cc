// Models of past format versions, as they were written then.
#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "model/model_file.h"

using namespace furui;

namespace {

const std::string kFolder = std::string(FURUI_SOURCE_DIR) + "/tests/golden/model";

}  // namespace

TEST_CASE("load_model: a model of format 2 loads with its numbers and names") {
  const Model model = load_model(kFolder + "/format-2-three-features.furui", WithNames::yes);
  REQUIRE(model.space.size() == 3);
  float sum = 0;
  for (Eigen::Index i = 0; i < 3; ++i) {
    const std::string_view name = model.names[static_cast<std::size_t>(i)];
    if (name == "body/latin_word:cherry") CHECK(model.weights[i] == 3.0F);
    sum += model.weights[i];
  }
  CHECK(sum == 1.5F);
  CHECK(model.bias == -0.25);
  CHECK(model.calibration.slope == 2.0);
  CHECK(model.thresholds.spam_from == 0.9);
  CHECK(model.summary.ham_mails == 40);
  CHECK_FALSE(model.recipe.tokenizer.words);
}

TEST_CASE("load_model: a model of format 1 is refused with what to do") {
  CHECK_THROWS_WITH_AS(
      (void)load_model(kFolder + "/format-1-three-features.furui", WithNames::yes),
      doctest::Contains("has model format 1, this program reads format 2; train again"), Error);
}
