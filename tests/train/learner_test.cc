#include "train/learner.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "model/model_file.h"
#include "tests/support/small_dataset.h"
#include "train/train_model.h"

using namespace furui;

namespace {

constexpr std::size_t kTrained = 80;

/// A hundred and twenty mails; the first eighty train the model, the others are learnt.
const Dataset& data() {
  static const Dataset all = make_dataset(120, 60, 3);
  return all;
}

LearnerMail mail_of(std::size_t row) {
  LearnerMail mail{{row, row}, {}, {}};
  for (FeatureMatrix::InnerIterator cell(data().features, static_cast<Eigen::Index>(row)); cell;
       ++cell) {
    const auto column = static_cast<std::size_t>(cell.index());
    mail.cells.emplace_back(data().keys[column], cell.value());
    mail.names.emplace_back(data().names[column]);
  }
  return mail;
}

/// Features that the trained model has never seen stand beside the known ones.
LearnerMail strange_mail(std::size_t row) {
  LearnerMail mail = mail_of(row);
  for (const std::uint64_t key : {std::uint64_t{1}, std::uint64_t{900'000 + row}}) {
    mail.cells.emplace_back(key, 0.5F);
    mail.names.push_back("body:strange" + std::to_string(key));
  }
  return mail;
}

Model trained_model(Algorithm algorithm) {
  Dataset first = make_dataset(kTrained, 60, 3);
  first.labels.resize(kTrained);
  Recipe recipe;
  recipe.algorithm = algorithm;
  return train_model(first, recipe, 1, [](double) {});
}

double log_odds(const Model& model, const LearnerMail& mail) {
  std::vector<Feature> features;
  for (const auto& [key, value] : mail.cells) features.push_back({key, value, 0});
  return model.log_odds(features);
}

constexpr Algorithm kAlgorithms[] = {Algorithm::naive_bayes, Algorithm::logistic_regression};

}  // namespace

TEST_CASE("Learner: a mail learnt as spam is more likely spam, one learnt as ham less") {
  for (const Algorithm algorithm : kAlgorithms) {
    const Model model = trained_model(algorithm);
    for (const Label label : {Label::ham, Label::spam}) {
      Learner learner(model);
      CHECK(learner.learn(strange_mail(100), label) == Learnt::learnt);
      const Model learnt = learner.finish();
      const double change =
          log_odds(learnt, strange_mail(100)) - log_odds(model, strange_mail(100));
      CHECK((change > 0) == (label == Label::spam));
    }
  }
}

TEST_CASE("Learner: what is learnt and forgotten again leaves the same bytes") {
  for (const Algorithm algorithm : kAlgorithms) {
    const Model model = trained_model(algorithm);
    Learner learner(model);
    for (std::size_t row = kTrained; row < 120; ++row) {
      (void)learner.learn(strange_mail(row), data().labels[row]);
    }
    Learner again(parse_model(serialize_model(learner.finish()), "m", WithNames::yes));
    for (std::size_t row = kTrained; row < 120; ++row) {
      CHECK(again.forget(strange_mail(row).key) == Learnt::forgotten);
    }
    CHECK(serialize_model(again.finish()) == serialize_model(model));
  }
}

TEST_CASE("Learner: one mail forgotten leaves the bytes of never having learnt it") {
  const Model model = trained_model(Algorithm::logistic_regression);
  Learner without(model);
  (void)without.learn(strange_mail(100), Label::ham);
  (void)without.learn(strange_mail(101), Label::spam);
  Learner with(model);
  for (std::size_t row = 100; row < 110; ++row) (void)with.learn(strange_mail(row), Label::ham);
  Learner later(parse_model(serialize_model(with.finish()), "m", WithNames::yes));
  CHECK(later.learn(strange_mail(101), Label::spam) == Learnt::moved);
  for (std::size_t row = 102; row < 110; ++row) (void)later.forget(strange_mail(row).key);
  CHECK(serialize_model(later.finish()) == serialize_model(without.finish()));
}

TEST_CASE("Learner: the order of learning does not matter, nor in how many steps") {
  const Model model = trained_model(Algorithm::logistic_regression);
  Learner forward(model);
  for (std::size_t row = 100; row < 110; ++row) {
    (void)forward.learn(strange_mail(row), data().labels[row]);
  }
  Model stepwise = model;
  for (std::size_t row = 110; row-- > 100;) {
    Learner learner(parse_model(serialize_model(stepwise), "m", WithNames::yes));
    (void)learner.learn(strange_mail(row), data().labels[row]);
    stepwise = learner.finish();
  }
  CHECK(serialize_model(stepwise) == serialize_model(forward.finish()));
}

TEST_CASE("Learner: the same mail twice counts once, and moves in one step") {
  Learner learner(trained_model(Algorithm::logistic_regression));
  CHECK(learner.learn(mail_of(100), Label::ham) == Learnt::learnt);
  CHECK(learner.learn(mail_of(100), Label::ham) == Learnt::known);
  CHECK(learner.learn(mail_of(100), Label::spam) == Learnt::moved);
  CHECK(learner.count(Label::ham) == 0);
  CHECK(learner.count(Label::spam) == 1);
}

TEST_CASE("Learner: a mail that was never learnt cannot be forgotten") {
  Learner learner(trained_model(Algorithm::logistic_regression));
  CHECK(learner.forget(mail_of(100).key) == Learnt::unknown);
}

TEST_CASE("Learner: a feature waits until recipe.min_count mails have it") {
  const Model model = trained_model(Algorithm::logistic_regression);
  Learner learner(model);
  (void)learner.learn(strange_mail(100), Label::spam);
  CHECK(learner.finish().space.size() == model.space.size());
  CHECK(learner.finish().learned.waiting_keys.size() == 2);
  (void)learner.learn(strange_mail(101), Label::spam);
  const Model learnt = learner.finish();
  CHECK(learnt.space.size() == model.space.size() + 1);  // the one they share
  const auto index = learnt.space.find(1);
  REQUIRE(index);
  CHECK(learnt.names[*index] == "body:strange1");
  CHECK(learnt.spam_counts[*index] == 2);
  CHECK(learnt.weights[*index] > 0);
}

TEST_CASE("Learner: mails learnt make others like them better known") {
  // The same columns mean the opposite in the mails learnt: the model must follow its owner.
  const Model model = trained_model(Algorithm::logistic_regression);
  Learner learner(model);
  const auto opposite = [](std::size_t row) {
    return data().labels[row] == Label::spam ? Label::ham : Label::spam;
  };
  for (std::size_t row = 0; row < 100; ++row) (void)learner.learn(mail_of(row), opposite(row));
  const Model learnt = learner.finish();
  int right = 0;
  for (std::size_t row = 100; row < 120; ++row) {
    right += (log_odds(learnt, mail_of(row)) > 0) == (opposite(row) == Label::spam) ? 1 : 0;
  }
  CHECK(right >= 16);
}

TEST_CASE("Learner: a model whose calibration is flat cannot learn on") {
  Model model = trained_model(Algorithm::logistic_regression);
  model.calibration.slope = 0;
  Learner learner(model);
  (void)learner.learn(mail_of(100), Label::ham);
  CHECK_THROWS_WITH_AS((void)learner.finish(), doctest::Contains("cannot learn on"), Error);
}
