#include "train/train_model.h"

#include <doctest/doctest.h>

#include <cmath>

#include <Eigen/QR>

#include "base/error.h"
#include "data/roc_area.h"
#include "model/model_file.h"
#include "tests/support/small_dataset.h"
#include "train/bounds.h"
#include "train/fit.h"

using namespace furui;

namespace {

const Progress kSilent = [](double) {};

std::vector<Algorithm> all_algorithms() {
  std::vector<Algorithm> all;
  for (int i = 0; i < static_cast<int>(Algorithm::count_); ++i) {
    all.push_back(static_cast<Algorithm>(i));
  }
  return all;
}

std::vector<Feature> row_features(const Dataset& data, Eigen::Index row) {
  std::vector<Feature> features;
  for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
    features.push_back({data.keys[static_cast<std::size_t>(cell.index())], cell.value(), 0});
  }
  return features;
}

double held_out_area(const Dataset& data, const Recipe& recipe) {
  std::vector<double> scores;
  for (const HeldOutScore& score :
       cross_validate(data, recipe, fold_splits(data, data.groups, 4, 1), 2, kSilent).scores) {
    scores.push_back(score.log_odds);
  }
  return roc_area(scores, data.labels);
}

}  // namespace

TEST_CASE("train_model: the same bytes for any number of threads") {
  const Dataset data = make_dataset(120, 40, 1);
  for (const Algorithm algorithm : all_algorithms()) {
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

TEST_CASE("train_model: every algorithm learns what parts the classes") {
  const Dataset data = make_dataset(200, 60, 2);
  for (const Algorithm algorithm : all_algorithms()) {
    Recipe recipe;
    recipe.algorithm = algorithm;
    CAPTURE(algorithm_name(algorithm));
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
  for (const Algorithm algorithm : all_algorithms()) {
    Recipe recipe;
    recipe.algorithm = algorithm;
    CAPTURE(algorithm_name(algorithm));
    CHECK(held_out_area(data, recipe) < 0.62);
    CHECK(train_model(data, recipe, 1, kSilent).summary.roc_area < 0.62);
  }
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
  recipe.algorithm = Algorithm::logistic_regression;
  recipe.min_count = 1;
  const Model model = train_model(data, recipe, 1, kSilent);
  const LinearScore linear = fit(make_view(data, all_rows(data), 1), recipe.algorithm, recipe);
  for (Eigen::Index row = 0; row < 5; ++row) {
    const double expected =
        model.calibration.slope * linear.of(data.features, row) + model.calibration.intercept;
    CHECK(model.log_odds(row_features(data, row)) == doctest::Approx(expected).epsilon(1e-5));
  }
}

TEST_CASE("train_model: features of weight 0 are left out, the others keep name and counts") {
  const Dataset data = make_dataset(100, 40, 7);
  Recipe recipe;
  recipe.algorithm = Algorithm::l1_logistic_regression;
  recipe.regularization = 1;
  const Model model = train_model(data, recipe, 1, kSilent);
  REQUIRE(model.space.size() > 3);
  CHECK(model.space.size() < 40);
  for (std::size_t i = 0; i < model.space.size(); ++i) {
    const auto place = static_cast<Eigen::Index>(i);
    CHECK(model.weights[place] != 0);
    const FeatureKey column = (model.space.keys()[i] - 7) / 1000;
    CHECK(model.names[i] == "body:word" + std::to_string(column));
    std::uint32_t mails = 0;
    for (Eigen::Index row = 0; row < 100; ++row) {
      mails += data.features.coeff(row, static_cast<Eigen::Index>(column)) != 0;
    }
    CHECK(model.ham_counts[place] + model.spam_counts[place] == mails);
  }
}

TEST_CASE("train_model: an accusing signal that stands in ham alone does not speak for ham") {
  Dataset data = make_dataset(60, 9, 8);
  std::fill(data.labels.begin(), data.labels.end(), Label::ham);
  for (std::size_t row = 0; row < 60; row += 2) data.labels[row] = Label::spam;  // turns about
  // The highest key, so that the columns stay in order.
  data.keys.back() = accusing_keys().back();
  data.features.makeCompressed();
  for (Eigen::Index row = 0; row < 60; ++row) {
    data.features.coeffRef(row, 8) = data.labels[static_cast<std::size_t>(row)] == Label::ham;
  }
  data.features.prune(0.0F);
  for (const Algorithm algorithm : all_algorithms()) {
    Recipe recipe;
    recipe.algorithm = algorithm;
    CAPTURE(algorithm_name(algorithm));
    recipe.bounded_signals = false;
    Model model = train_model(data, recipe, 1, kSilent);
    CHECK(model.log_odds(std::vector<Feature>{{data.keys.back(), 1, 0}}) < model.log_odds({}));
    recipe.bounded_signals = true;
    model = train_model(data, recipe, 1, kSilent);
    CHECK(model.log_odds(std::vector<Feature>{{data.keys.back(), 1, 0}}) == model.log_odds({}));
  }
}

TEST_CASE("train_model: a fused score is a sum of its members with weights of at least 0") {
  const Dataset data = make_dataset(80, 20, 6);
  Recipe recipe;
  recipe.algorithm = Algorithm::fused;
  const Model model = train_model(data, recipe, 1, kSilent);
  REQUIRE(model.space.size() == 20);
  const TrainingView view = make_view(data, all_rows(data), recipe.min_count);
  Eigen::MatrixXd members(20, 3);
  members << fit(view, Algorithm::naive_bayes, recipe).weights,
      fit(view, Algorithm::logistic_regression, recipe).weights,
      fit(view, Algorithm::weighted_logistic_regression, recipe).weights;
  const Eigen::VectorXd weights = model.weights.cast<double>();
  const Eigen::VectorXd coefficients = members.colPivHouseholderQr().solve(weights);
  CHECK((members * coefficients - weights).norm() < 1e-4 * weights.norm());
  CHECK(coefficients.minCoeff() > -1e-6);
}

TEST_CASE(
    "train_model: a stated share of spam moves all log-odds alike, and thresholds with them") {
  const Dataset data = make_dataset(120, 40, 1);  // half spam
  Recipe recipe;
  const Model as_trained = train_model(data, recipe, 1, kSilent);
  recipe.spam_share = 0.2;
  const Model rarer = train_model(data, recipe, 1, kSilent);
  const double moved = std::log(0.2 / 0.8);
  for (const Eigen::Index row : {0, 1, 50}) {
    const auto features = row_features(data, row);
    CHECK(rarer.log_odds(features) ==
          doctest::Approx(as_trained.log_odds(features) + moved).epsilon(1e-6));
  }
}

TEST_CASE("train_model: balanced classes count alike, however many mails each has") {
  Dataset data = make_dataset(200, 40, 1);
  for (std::size_t row = 0; row < 160; ++row) data.labels[row] = Label::ham;
  Recipe recipe;
  recipe.algorithm = Algorithm::logistic_regression;
  recipe.regularization = 0.001;  // so little that the prior decides, but for the bias
  const Model plain = train_model(data, recipe, 1, kSilent);
  recipe.balance_classes = true;
  const Model balanced = train_model(data, recipe, 1, kSilent);
  CHECK(plain.bias < -1e-4);
  CHECK(std::abs(balanced.bias) < std::abs(plain.bias) / 4);
}
