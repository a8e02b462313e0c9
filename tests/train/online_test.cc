#include "train/online.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "data/roc_area.h"
#include "tests/support/small_dataset.h"
#include "train/shuffle.h"

using namespace furui;

namespace {

OnlineOptions plain_options() {
  OnlineOptions options;
  options.learning_rate = 2;
  options.damping = 1;
  options.l1 = 0;
  options.l2 = 0;
  options.min_count = 1;
  return options;
}

std::string no_name(std::size_t) {
  return {};
}

const OnlineWeight* find(const std::vector<OnlineWeight>& weights, FeatureKey key) {
  const auto place = std::find_if(weights.begin(), weights.end(),
                                  [&](const OnlineWeight& weight) { return weight.key == key; });
  return place == weights.end() ? nullptr : &*place;
}

}  // namespace

TEST_CASE("OnlineLearner: the first step, worked by hand") {
  OnlineLearner learner(plain_options(), {});
  const std::vector<Feature> mail = {{7, 0.5F, 0}};
  CHECK(learner.learn(mail, Label::spam, no_name) == 0);
  // Probability 1/2, slope -1/2: the bias' gradient is -0.5, the feature's -0.25; a weight is its
  // gradient times 2 / (1 + |gradient|).
  CHECK(learner.bias() == doctest::Approx(0.5 * 2 / 1.5));
  REQUIRE(learner.weights().size() == 1);
  CHECK(learner.weights()[0].weight == doctest::Approx(0.25 * 2 / 1.25));
  CHECK(learner.score(mail) == doctest::Approx(0.5 * 2 / 1.5 + 0.5 * 0.25 * 2 / 1.25));
}

TEST_CASE("OnlineLearner: a mail's score is given before it is learnt") {
  OnlineLearner learner({}, {});
  const Dataset data = make_dataset(50, 9, 1);
  for (int i = 0; i < 20; ++i) {
    const std::vector<Feature> mail = {{static_cast<FeatureKey>(i % 3), 1, 0}};
    const double before = learner.score(mail);
    CHECK(learner.learn(mail, i % 2 == 0 ? Label::ham : Label::spam, no_name) ==
          doctest::Approx(before));
  }
}

TEST_CASE("OnlineLearner: a gradient no larger than the L1 penalty leaves a weight at 0") {
  OnlineOptions options = plain_options();
  options.l1 = 0.25;
  OnlineLearner learner(options, {});
  learner.learn(std::vector<Feature>{{7, 0.5F, 0}, {8, 0.6F, 0}}, Label::spam, no_name);
  CHECK(find(learner.weights(), 7) == nullptr);
  CHECK(find(learner.weights(), 8) != nullptr);
}

TEST_CASE("OnlineLearner: a feature counts, and is named, from its min_count-th mail on") {
  OnlineOptions options = plain_options();
  options.min_count = 3;
  OnlineLearner learner(options, {});
  int asked = 0;
  const auto name = [&](std::size_t i) {
    ++asked;
    return "feature " + std::to_string(i);
  };
  const std::vector<Feature> mail = {{7, 1, 0}, {8, 1, 0}};
  learner.learn(mail, Label::spam, name);
  learner.learn(mail, Label::spam, name);
  CHECK(learner.weights().empty());
  CHECK(asked == 0);
  learner.learn(std::vector<Feature>{{9, 1, 0}, {7, 1, 0}}, Label::ham, name);
  REQUIRE(learner.weights().size() == 1);
  CHECK(learner.weights()[0].name == "feature 1");
  CHECK(learner.weights()[0].spam == 2);
  CHECK(learner.weights()[0].ham == 1);
}

TEST_CASE("OnlineLearner: a bounded weight never speaks for ham") {
  const std::vector<FeatureKey> bounded = {7};
  OnlineLearner learner(plain_options(), bounded);
  for (int i = 0; i < 10; ++i) {
    learner.learn(std::vector<Feature>{{7, 1, 0}, {8, 1, 0}}, Label::ham, no_name);
  }
  CHECK(find(learner.weights(), 7) == nullptr);
  CHECK(find(learner.weights(), 8)->weight < 0);
}

TEST_CASE("OnlineLearner: features known are bounded however many mails bring new ones") {
  OnlineOptions options = plain_options();
  options.max_features = 1000;
  options.min_count = 2;
  OnlineLearner learner(options, {});
  std::size_t peak = 0;
  for (FeatureKey mail = 0; mail < 5000; ++mail) {
    std::vector<Feature> features = {{1, 1, 0}};  // in every mail; the others are new
    for (FeatureKey i = 0; i < 9; ++i) features.push_back({100 + mail * 9 + i, 0.1F, 0});
    learner.learn(features, mail % 2 == 0 ? Label::ham : Label::spam, no_name);
    peak = std::max(peak, learner.size());
  }
  CHECK(peak <= 1000);
  CHECK(peak > 500);
  REQUIRE(find(learner.weights(), 1) != nullptr);
  CHECK(find(learner.weights(), 1)->ham + find(learner.weights(), 1)->spam == 5000);
}

TEST_CASE("OnlineLearner: weights come by ascending key") {
  OnlineLearner learner(plain_options(), {});
  std::vector<Feature> mail;
  for (FeatureKey i = 1; i < 200; ++i) mail.push_back({i * 0x9e3779b97f4a7c15U, 1, 0});
  learner.learn(mail, Label::spam, no_name);
  const std::vector<OnlineWeight> weights = learner.weights();
  REQUIRE(weights.size() == 199);
  CHECK(std::is_sorted(weights.begin(), weights.end(),
                       [](const auto& a, const auto& b) { return a.key < b.key; }));
}

TEST_CASE("fit_online: one pass over a few hundred mails learns what parts the classes") {
  const Dataset data = make_dataset(600, 30, 2);
  std::vector<Eigen::Index> learnt = all_rows(data);
  learnt.resize(400);
  const LinearScore score = fit_online(make_view(data, std::move(learnt), 1), plain_options(), 1);
  std::vector<double> scores;
  for (Eigen::Index row = 400; row < 600; ++row) scores.push_back(score.of(data.features, row));
  const std::vector<Label> labels(data.labels.begin() + 400, data.labels.end());
  CHECK(roc_area(scores, labels) > 0.95);
}

TEST_CASE("fit_online: the seed decides the order, and so the weights") {
  const Dataset data = make_dataset(60, 12, 2);
  const TrainingView view = make_view(data, all_rows(data), 1);
  const Eigen::VectorXd weights = fit_online(view, plain_options(), 1).weights;
  CHECK(weights == fit_online(view, plain_options(), 1).weights);
  CHECK(weights != fit_online(view, plain_options(), 2).weights);
}

TEST_CASE("shuffle_by_seed: every item stays, in an order of the seed's") {
  std::vector<int> numbers(100);
  for (int i = 0; i < 100; ++i) numbers[static_cast<std::size_t>(i)] = i;
  std::vector<int> shuffled = numbers;
  shuffle_by_seed(shuffled, 1);
  CHECK(shuffled != numbers);
  std::vector<int> other = numbers;
  shuffle_by_seed(other, 2);
  CHECK(other != shuffled);
  std::sort(shuffled.begin(), shuffled.end());
  CHECK(shuffled == numbers);
}
