#include "train/merge_models.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "model/model_file.h"
#include "tests/support/small_dataset.h"
#include "train/learner.h"
#include "train/train_model.h"

using namespace furui;

namespace {

Model trained_on(const Dataset& data) {
  return train_model(data, {}, 1, [](double) {});
}

Model merged(const Model& first, const Model& second) {
  return merge_models(first, second, "a", "b");
}

LearnerMail mail_of(const Dataset& data, std::size_t row) {
  LearnerMail mail{{row, row}, {}, {}};
  for (FeatureMatrix::InnerIterator cell(data.features, static_cast<Eigen::Index>(row)); cell;
       ++cell) {
    const auto column = static_cast<std::size_t>(cell.index());
    mail.cells.emplace_back(data.keys[column], cell.value());
    mail.names.emplace_back(data.names[column]);
  }
  return mail;
}

double log_odds(const Model& model, const LearnerMail& mail) {
  std::vector<Feature> features;
  for (const auto& [key, value] : mail.cells) features.push_back({key, value, 0});
  return model.log_odds(features);
}

}  // namespace

TEST_CASE("merge_models: mails learnt apart are as if one model had learnt them all") {
  const Dataset data = make_dataset(100, 40, 5);
  const Model model = trained_on(data);
  Learner first(model);
  Learner second(model);
  Learner both(model);
  for (std::size_t row = 0; row < 20; ++row) {
    const Label label = row % 3 == 0 ? Label::ham : Label::spam;
    (void)(row < 10 ? first : second).learn(mail_of(data, row), label);
    (void)both.learn(mail_of(data, row), label);
  }
  CHECK(serialize_model(merged(first.finish(), second.finish())) == serialize_model(both.finish()));
}

TEST_CASE("merge_models: of a mail learnt as both classes the second model's word counts") {
  const Dataset data = make_dataset(100, 40, 5);
  const Model model = trained_on(data);
  Learner first(model);
  Learner second(model);
  (void)first.learn(mail_of(data, 3), Label::ham);
  (void)second.learn(mail_of(data, 3), Label::spam);
  CHECK(serialize_model(merged(first.finish(), second.finish())) ==
        serialize_model(second.finish()));
}

TEST_CASE("merge_models: different trainings are averaged by their mails") {
  const Dataset data = make_dataset(150, 40, 5);
  const Model small = trained_on(make_dataset(50, 40, 5));
  const Model large = trained_on(data);
  const Model both = merged(small, large);
  CHECK(both.summary.ham_mails == small.summary.ham_mails + large.summary.ham_mails);
  for (std::size_t row = 0; row < 150; ++row) {
    const LearnerMail mail = mail_of(data, row);
    CHECK(
        log_odds(both, mail) ==
        doctest::Approx(0.25 * log_odds(small, mail) + 0.75 * log_odds(large, mail)).epsilon(1e-4));
  }
}

TEST_CASE("merge_models: features of one model alone are kept with their names") {
  Dataset other = make_dataset(60, 10, 2);
  for (FeatureKey& key : other.keys) key += 500'000;
  const Model first = trained_on(make_dataset(60, 10, 1));
  const Model second = trained_on(other);
  const Model both = merged(first, second);
  REQUIRE(both.space.size() == first.space.size() + second.space.size());
  for (std::size_t i = 0; i < second.space.size(); ++i) {
    const auto index = both.space.find(second.space.keys()[i]);
    REQUIRE(index);
    CHECK(both.names[*index] == second.names[i]);
  }
}

TEST_CASE("merge_models: models of other features are refused, both named") {
  const Model model = trained_on(make_dataset(60, 10, 1));
  Model other = model;
  other.recipe.tokenizer.ngram_max = 2;
  CHECK_THROWS_WITH_AS(
      (void)merge_models(model, other, "one.furui", "two.furui"),
      doctest::Contains("two.furui: makes other features of a mail than one.furui"), Error);
}
