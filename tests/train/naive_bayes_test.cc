#include "train/naive_bayes.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "tests/support/small_dataset.h"

using namespace furui;

namespace {

/// Two ham with column 0, one spam with columns 0 and 1; all values 1.
Dataset three_mails() {
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
  return data;
}

using Fit = LinearScore (*)(const TrainingView&, double);
constexpr std::array<Fit, 3> kFits = {fit_naive_bayes, fit_bernoulli_naive_bayes,
                                      fit_complement_naive_bayes};

}  // namespace

TEST_CASE("fit_naive_bayes: weights are log ratios of smoothed masses, worked by hand") {
  const Dataset data = three_mails();
  const LinearScore score = fit_naive_bayes(make_view(data, all_rows(data), 1), 0.5);
  // ham masses 2.5 and 0.5 of 3; spam 1.5 and 1.5 of 3.
  CHECK(score.weights[0] == doctest::Approx(std::log(1.5 / 2.5)));
  CHECK(score.weights[1] == doctest::Approx(std::log(1.5 / 0.5)));
  CHECK(score.bias == doctest::Approx(std::log(0.5)));
}

TEST_CASE("fit_bernoulli_naive_bayes: weights are log ratios of odds, worked by hand") {
  const Dataset data = three_mails();
  const LinearScore score = fit_bernoulli_naive_bayes(make_view(data, all_rows(data), 1), 0.5);
  // Column 0 in 2.5 of 3 ham and 1.5 of 2 spam: odds 5 and 3. Column 1: 0.5 of 3 and 1.5 of 2.
  CHECK(score.weights[0] == doctest::Approx(std::log(3.0 / 5.0)));
  CHECK(score.weights[1] == doctest::Approx(std::log(3.0 / 0.2)));
  // Absent: 0.5/2 against 0.5/3, and 0.5/2 against 2.5/3.
  CHECK(score.bias == doctest::Approx(std::log(0.5) + std::log(1.5) + std::log(0.3)));
}

TEST_CASE("fit_complement_naive_bayes: a feature of every mail says nothing, worked by hand") {
  const Dataset data = three_mails();
  const LinearScore score = fit_complement_naive_bayes(make_view(data, all_rows(data), 1), 0.5);
  CHECK(score.weights[0] == 0);  // ln(3 / 3)
  // Masses by ln 3: ham 0 and 0, spam 0 and ln 3; smoothing half the mean mass ln 3 / 4.
  const double added = 0.5 * std::log(3.0) / 4;
  const double ham = std::log(0.5);
  const double spam_first = std::log(added / (2 * added + std::log(3.0)));
  const double spam_second = std::log((added + std::log(3.0)) / (2 * added + std::log(3.0)));
  const double ham_sum = -2 * ham;
  const double spam_sum = -spam_first - spam_second;
  const double expected =
      (spam_second / spam_sum - ham / ham_sum) * (ham_sum + spam_sum) / 2 * std::log(3.0);
  CHECK(score.weights[1] == doctest::Approx(expected));
}

TEST_CASE("naive Bayes: a column too rare among the rows gets no weight") {
  const Dataset data = make_dataset(40, 6, 4);
  TrainingView view = make_view(data, all_rows(data), 1);
  view.column_used[3] = false;
  for (const Fit fit : kFits) CHECK(fit(view, 1).weights[3] == 0);
}

TEST_CASE("naive Bayes: a bounded weight that would speak for ham is 0, others are as they were") {
  const Dataset data = make_dataset(100, 9, 5);  // columns 3 to 5 speak for ham
  TrainingView view = make_view(data, all_rows(data), 1);
  for (const Fit fit : kFits) {
    view.column_bounded.clear();
    const LinearScore free = fit(view, 1);
    REQUIRE(free.weights[4] < 0);
    view.column_bounded.assign(9, false);
    view.column_bounded[4] = view.column_bounded[1] = true;
    const LinearScore bounded = fit(view, 1);
    CHECK(bounded.weights[4] == 0);
    CHECK(bounded.weights[1] == free.weights[1]);
    CHECK(bounded.weights[3] == free.weights[3]);
  }
}
