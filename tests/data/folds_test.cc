#include "data/folds.h"

#include <doctest/doctest.h>

#include <array>

using namespace furui;

namespace {

std::vector<Label> labels_of(std::size_t ham, std::size_t spam) {
  std::vector<Label> labels(ham, Label::ham);
  labels.insert(labels.end(), spam, Label::spam);
  return labels;
}

}  // namespace

TEST_CASE("stratified_folds: every fold has the same share of each class to one mail") {
  const std::vector<Label> labels = labels_of(23, 12);
  const std::vector<std::uint32_t> folds = stratified_folds(labels, 5, 7);
  std::array<std::array<int, 5>, 2> counts{};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    ++counts[labels[i] == Label::spam ? 1 : 0][folds[i]];
  }
  for (std::size_t fold = 0; fold < 5; ++fold) {
    CHECK((counts[0][fold] == 4 || counts[0][fold] == 5));
    CHECK((counts[1][fold] == 2 || counts[1][fold] == 3));
  }
}

TEST_CASE("stratified_folds: a seed gives the same folds, another seed others") {
  const std::vector<Label> labels = labels_of(50, 50);
  CHECK(stratified_folds(labels, 5, 1) == stratified_folds(labels, 5, 1));
  CHECK(stratified_folds(labels, 5, 1) != stratified_folds(labels, 5, 2));
}

TEST_CASE("stratified_folds: the fold does not follow the order of the mails") {
  const std::vector<std::uint32_t> folds = stratified_folds(labels_of(100, 0), 2, 1);
  int alternations = 0;
  for (std::size_t i = 1; i < folds.size(); ++i) alternations += folds[i] != folds[i - 1];
  CHECK(alternations > 25);
  CHECK(alternations < 75);
}
