#include "train/train_model.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "data/roc_area.h"
#include "model/model_file.h"
#include "tests/support/small_dataset.h"

using namespace furui;

namespace {

const Progress kSilent = [](double) {};

std::vector<Feature> row_features(const Dataset& data, Eigen::Index row) {
  std::vector<Feature> features;
  for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
    features.push_back({data.keys[static_cast<std::size_t>(cell.index())], cell.value(), 0});
  }
  return features;
}

double held_out_area(const Dataset& data, const Recipe& recipe) {
  std::vector<double> scores;
  for (const HeldOutScore& score : cross_validate(data, recipe, 4, 2, kSilent)) {
    scores.push_back(score.log_odds);
  }
  return roc_area(scores, data.labels);
}

}  // namespace

TEST_CASE("train_model: the same bytes for any number of threads") {
  const Dataset data = make_dataset(120, 40, 1);
  for (const Algorithm algorithm : {Algorithm::naive_bayes, Algorithm::logistic_regression}) {
    Recipe recipe;
    recipe.algorithm = algorithm;
    const std::string one = serialize_model(train_model(data, recipe, 1, kSilent));
    CHECK(one == serialize_model(train_model(data, recipe, 4, kSilent)));
    CHECK(one == serialize_model(train_model(data, recipe, 1, kSilent)));
  }
}

TEST_CASE("train_model: a class without mails, or with too few, is an Error that names it") {
  Dataset data = make_dataset(40, 10, 1);
  std::fill(data.labels.begin(), data.labels.end(), Label::ham);
  CHECK_THROWS_WITH_AS((void)train_model(data, {}, 1, kSilent),
                       doctest::Contains("spam: there is no mail in this class"), Error);
  data.labels[0] = data.labels[1] = Label::spam;
  CHECK_THROWS_WITH_AS((void)train_model(data, {}, 1, kSilent),
                       doctest::Contains("spam: only 2 different mails"), Error);
}

TEST_CASE("train_model: both algorithms learn what parts the classes") {
  const Dataset data = make_dataset(200, 60, 2);
  for (const Algorithm algorithm : {Algorithm::naive_bayes, Algorithm::logistic_regression}) {
    Recipe recipe;
    recipe.algorithm = algorithm;
    CHECK(held_out_area(data, recipe) > 0.95);
  }
}

TEST_CASE("cross_validate: labels without any relation to the mails are not predicted") {
  Dataset data = make_dataset(300, 30, 3);
  std::uint64_t state = 99;
  for (Label& label : data.labels) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    label = (state >> 63) == 1 ? Label::spam : Label::ham;
  }
  // Scores that saw their own label would give about 1.
  CHECK(held_out_area(data, {}) < 0.62);
  CHECK(train_model(data, {}, 1, kSilent).summary.roc_area < 0.62);
}

TEST_CASE("train_model: the summary counts every mail once") {
  const TrainingSummary summary = train_model(make_dataset(91, 20, 4), {}, 1, kSilent).summary;
  CHECK(summary.ham_mails == 46);
  CHECK(summary.spam_mails == 45);
}

TEST_CASE("train_model: mails that nothing tells apart are all unsure") {
  Dataset data = make_dataset(91, 20, 4);
  data.features.setZero();
  const TrainingSummary summary = train_model(data, {}, 1, kSilent).summary;
  CHECK(summary.ham_unsure == 46);
  CHECK(summary.ham_called_spam == 0);
  CHECK(summary.spam_unsure == 45);
  CHECK(summary.spam_called_ham == 0);
}

TEST_CASE("train_model: of mails told apart at once none is wrong or unsure") {
  const TrainingSummary summary = train_model(make_dataset(90, 400, 4), {}, 1, kSilent).summary;
  CHECK(summary.ham_unsure + summary.ham_called_spam == 0);
  CHECK(summary.spam_unsure + summary.spam_called_ham == 0);
}

TEST_CASE("train_model: counts are the mails of each class that have the feature") {
  const Dataset data = make_dataset(50, 10, 5);
  const Model model = train_model(data, {}, 1, kSilent);
  for (Eigen::Index column = 0; column < 10; ++column) {
    std::uint32_t ham = 0;
    std::uint32_t spam = 0;
    for (Eigen::Index row = 0; row < 50; ++row) {
      if (data.features.coeff(row, column) == 0) continue;
      ++(data.labels[static_cast<std::size_t>(row)] == Label::spam ? spam : ham);
    }
    CHECK(model.ham_counts[column] == ham);
    CHECK(model.spam_counts[column] == spam);
  }
}

TEST_CASE("train_model: the model scores a row as the learner did") {
  const Dataset data = make_dataset(80, 20, 6);
  Recipe recipe;
  recipe.min_count = 1;
  const Model model = train_model(data, recipe, 1, kSilent);
  const LinearScore linear = fit(make_view(data, all_rows(data), 1), recipe);
  for (Eigen::Index row = 0; row < 5; ++row) {
    const double expected =
        model.calibration.slope * linear.of(data.features, row) + model.calibration.intercept;
    CHECK(model.log_odds(row_features(data, row)) == doctest::Approx(expected).epsilon(1e-5));
  }
}
