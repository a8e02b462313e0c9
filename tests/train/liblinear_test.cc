// The optima of furui's solvers against those that liblinear finds on the same features. Needs its
// program liblinear-train (Debian: liblinear-tools).
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/support/small_dataset.h"
#include "tests/support/temporary_folder.h"
#include "train/l1_logistic_regression.h"
#include "train/logistic_regression.h"

using namespace furui;

namespace {

void write_libsvm(const Dataset& data, const std::string& path) {
  std::ofstream out(path);
  out.precision(9);  // a float reads back as the same
  for (Eigen::Index row = 0; row < data.features.rows(); ++row) {
    out << (data.labels[static_cast<std::size_t>(row)] == Label::spam ? "+1" : "-1");
    for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
      out << ' ' << cell.index() + 1 << ':' << cell.value();
    }
    out << '\n';
  }
}

/// Weights are those of the label named first in the file.
LinearScore read_model(const std::string& path, Eigen::Index columns) {
  std::ifstream in(path);
  double sign = 0;
  std::string word;
  while (in >> word && word != "w") {
    if (word != "label") continue;
    in >> word;
    sign = word == "1" ? 1 : -1;
  }
  LinearScore score{Eigen::VectorXd::Zero(columns), 0};
  for (double& weight : score.weights) in >> weight;
  in >> score.bias;
  REQUIRE(in);
  score.weights *= sign;
  score.bias *= sign;
  return score;
}

/// `solver`: 0 for L2, 6 for L1. `tolerance` is in liblinear's units.
LinearScore liblinear_optimum(const Dataset& data, const std::string& solver,
                              const std::string& cost, const std::string& tolerance) {
  const TemporaryFolder folder;
  write_libsvm(data, (folder.path() / "features").string());
  const std::string command = "liblinear-train -q -s " + solver + " -B 1 -c " + cost + " -e " +
                              tolerance + " '" + (folder.path() / "features").string() + "' '" +
                              (folder.path() / "model").string() + "'";
  REQUIRE_MESSAGE(std::system(command.c_str()) == 0, "liblinear-train is missing; run ./setup");
  return read_model((folder.path() / "model").string(), data.features.cols());
}

double distance(const LinearScore& a, const LinearScore& b) {
  return (a.weights - b.weights).norm() / b.weights.norm();
}

constexpr double kClose = 1e-3;

}  // namespace

TEST_CASE("fit_logistic_regression: the optimum is liblinear's, with its weights and its value") {
  const Dataset data = make_dataset(300, 80, 7);
  const TrainingView view = make_view(data, all_rows(data), 1);
  for (const auto& [text, cost] : {std::pair{"0.1", 0.1}, std::pair{"10", 10.0}}) {
    const LinearScore theirs = liblinear_optimum(data, "0", text, "1e-8");
    LogisticOptions options;
    options.regularization = cost;
    options.tolerance = 1e-6;
    const LinearScore ours = fit_logistic_regression(view, options);
    CAPTURE(cost);
    CHECK(logistic_objective(view, ours, {cost}).value ==
          doctest::Approx(logistic_objective(view, theirs, {cost}).value).epsilon(1e-6));
    CHECK(distance(ours, theirs) < kClose);
    CHECK(ours.bias == doctest::Approx(theirs.bias).epsilon(kClose));
  }
}

TEST_CASE(
    "fit_l1_logistic_regression: the optimum is liblinear's, with its weights and its value") {
  const Dataset data = make_dataset(300, 80, 8);
  const TrainingView view = make_view(data, all_rows(data), 1);
  for (const auto& [text, cost] : {std::pair{"0.5", 0.5}, std::pair{"10", 10.0}}) {
    const LinearScore theirs = liblinear_optimum(data, "6", text, "1e-7");
    LogisticOptions options;
    options.regularization = cost;
    options.tolerance = 1e-6;
    const LinearScore ours = fit_l1_logistic_regression(view, options);
    CAPTURE(cost);
    CHECK(l1_objective(view, ours, cost).value ==
          doctest::Approx(l1_objective(view, theirs, cost).value).epsilon(1e-6));
    CHECK(distance(ours, theirs) < kClose);
    CHECK(((ours.weights.array() == 0) == (theirs.weights.array() == 0)).all());
  }
}
