#include "train/fusion.h"

#include <doctest/doctest.h>

#include <vector>

using namespace furui;

namespace {

/// Six hundred mails in turn ham and spam; a fixed noise in [-1, 1].
struct Mails {
  std::vector<Label> labels;
  Eigen::VectorXd signs = Eigen::VectorXd(600);
  std::vector<Eigen::VectorXd> noise;

  Mails() {
    std::uint64_t state = 5;
    for (int i = 0; i < 600; ++i) {
      labels.push_back(i % 2 == 1 ? Label::spam : Label::ham);
      signs[i] = i % 2 == 1 ? 1 : -1;
    }
    for (int k = 0; k < 2; ++k) {
      noise.emplace_back(600);
      for (double& number : noise.back()) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        number = static_cast<double>(state >> 40) / static_cast<double>(1U << 23) - 1;
      }
    }
  }
};

Eigen::MatrixXd both(const Eigen::VectorXd& first, const Eigen::VectorXd& second) {
  Eigen::MatrixXd scores(first.size(), 2);
  scores << first, second;
  return scores;
}

}  // namespace

TEST_CASE("fit_fusion: one score counts as it is") {
  const Mails mails;
  CHECK(fit_fusion(Eigen::MatrixXd(mails.signs), mails.labels)[0] == 1);
}

TEST_CASE("fit_fusion: the score with less noise counts more, by the scores' own scales") {
  const Mails mails;
  const Eigen::VectorXd good = mails.signs + 1.5 * mails.noise[0];
  const Eigen::VectorXd poor = 100 * (mails.signs + 4 * mails.noise[1]);
  const Eigen::VectorXd coefficients = fit_fusion(both(good, poor), mails.labels);
  CHECK(coefficients[1] > 0);
  CHECK(coefficients[0] > 200 * coefficients[1]);
}

TEST_CASE("fit_fusion: equally good scores of different scale count the same") {
  const Mails mails;
  const Eigen::VectorXd score = mails.signs + 1.5 * mails.noise[0];
  const Eigen::VectorXd coefficients = fit_fusion(both(score, 10 * score), mails.labels);
  CHECK(coefficients[0] == doctest::Approx(10 * coefficients[1]).epsilon(1e-3));
}

TEST_CASE("fit_fusion: a score that orders mails the wrong way counts nothing") {
  const Mails mails;
  const Eigen::VectorXd good = mails.signs + 1.5 * mails.noise[0];
  const Eigen::VectorXd wrong = -mails.signs + 2 * mails.noise[1];
  const Eigen::VectorXd coefficients = fit_fusion(both(good, wrong), mails.labels);
  CHECK(coefficients[0] > 0);
  CHECK(coefficients[1] == 0);
}

TEST_CASE("fit_fusion: scores that are all equal, and the wrong way round, still give a scale") {
  const Mails mails;
  const Eigen::VectorXd coefficients =
      fit_fusion(both(Eigen::VectorXd::Constant(600, 3), -mails.signs), mails.labels);
  CHECK(coefficients.allFinite());
  CHECK(coefficients.minCoeff() > 0);
}
