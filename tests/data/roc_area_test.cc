#include "data/roc_area.h"

#include <doctest/doctest.h>

#include <vector>

using namespace furui;

TEST_CASE("roc_area: all spam above all ham is 1, the other way round 0") {
  const std::vector<Label> labels = {Label::ham, Label::spam, Label::ham, Label::spam};
  CHECK(roc_area(std::vector<double>{0.1, 0.8, 0.2, 0.9}, labels) == 1.0);
  CHECK(roc_area(std::vector<double>{0.9, 0.2, 0.8, 0.1}, labels) == 0.0);
}

TEST_CASE("roc_area: a tie counts half") {
  const std::vector<Label> labels = {Label::ham, Label::spam, Label::spam};
  CHECK(roc_area(std::vector<double>{0.5, 0.5, 0.9}, labels) == 0.75);
}

TEST_CASE("roc_area: one class alone says nothing") {
  CHECK(roc_area(std::vector<double>{0.5, 0.7}, std::vector<Label>(2, Label::ham)) == 0.5);
}
