#include "train/naive_bayes.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/small_dataset.h"

using namespace furui;

TEST_CASE("fit_naive_bayes: weights are log ratios of smoothed masses, worked by hand") {
  // Two ham with column 0, one spam with columns 0 and 1; all values 1.
  Dataset data;
  data.features.resize(3, 2);
  data.features.startVec(0);
  data.features.insertBackByOuterInner(0, 0) = 1;
  data.features.startVec(1);
  data.features.insertBackByOuterInner(1, 0) = 1;
  data.features.startVec(2);
  data.features.insertBackByOuterInner(2, 0) = 1;
  data.features.insertBackByOuterInner(2, 1) = 1;
  data.features.finalize();
  data.labels = {Label::ham, Label::ham, Label::spam};
  data.keys = {1, 2};
  const LinearScore score = fit_naive_bayes(make_view(data, all_rows(data), 1), 0.5);
  // ham masses 2.5 and 0.5 of 3; spam 1.5 and 1.5 of 3.
  CHECK(score.weights[0] == doctest::Approx(std::log(1.5 / 2.5)));
  CHECK(score.weights[1] == doctest::Approx(std::log(1.5 / 0.5)));
  CHECK(score.bias == doctest::Approx(std::log(0.5)));
}

TEST_CASE("fit_naive_bayes: a column too rare among the rows gets no weight") {
  const Dataset data = make_dataset(40, 6, 4);
  TrainingView view = make_view(data, all_rows(data), 1);
  view.column_used[3] = false;
  CHECK(fit_naive_bayes(view, 1).weights[3] == 0);
}
