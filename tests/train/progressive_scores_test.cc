#include "train/progressive_scores.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace furui;

namespace {

Label label_of(int i) {
  return i % 2 == 0 ? Label::ham : Label::spam;
}

}  // namespace

TEST_CASE("ProgressiveScores: gives the later half in order") {
  ProgressiveScores said;
  for (int i = 0; i < 21; ++i) said.add(i, label_of(i));
  const ProgressiveScores::Half half = said.later_half(5);
  REQUIRE(half.scores.size() == 11);
  CHECK(half.scores.front() == 10);
  CHECK(half.scores.back() == 20);
  CHECK(half.labels.front() == Label::ham);
  CHECK(half.labels.back() == Label::ham);
}

TEST_CASE("ProgressiveScores: gives all where the later half has too few of a class") {
  ProgressiveScores said;
  for (int i = 0; i < 20; ++i) said.add(i, i < 8 ? Label::spam : Label::ham);
  CHECK(said.later_half(5).scores.size() == 20);
  CHECK(said.later_half(0).scores.size() == 10);
}

TEST_CASE("ProgressiveScores: keeps so many at most, and the latest") {
  ProgressiveScores said(100);
  std::size_t peak = 0;
  for (int i = 0; i < 1000; ++i) {
    said.add(i, label_of(i));
    peak = std::max(peak, said.size());
  }
  CHECK(peak == 100);
  const ProgressiveScores::Half half = said.later_half(5);
  CHECK(half.scores.size() >= 50);
  CHECK(half.scores.back() == 999);
  CHECK(half.scores.front() == 1000 - static_cast<double>(half.scores.size()));
}
