#include "train/train_online.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/model_file.h"
#include "tests/support/temporary_folder.h"
#include "train/held_out.h"

using namespace furui;

namespace {

/// Invented mails of a few words, without a dictionary.
struct Mails {
  TemporaryFolder folder;
  TrainingRequest request;

  Mails(int ham, int spam) {
    write("ham", ham, "会議 の 資料 を 送り ます");
    write("spam", spam, "当選 です 今すぐ 受け取り");
    request.paths.ham = {(folder.path() / "ham").string()};
    request.paths.spam = {(folder.path() / "spam").string()};
    request.recipe.tokenizer.words = false;
    request.recipe.algorithm = Algorithm::online;
  }

  void write(const std::string& name, int count, const std::string& text) {
    std::filesystem::create_directories(folder.path() / name);
    for (int i = 0; i < count; ++i) {
      folder.write(name + "/" + std::to_string(i) + ".eml",
                   "From: a" + std::to_string(i) + "@example.jp\nSubject: " + text +
                       "\nContent-Type: text/plain; charset=utf-8\n\n" + text + " " +
                       std::to_string(i) + "\n");
    }
  }
};

Model train(const TrainingRequest& request) {
  return train_online(
      request, [](const std::string&, const std::string&) {}, [](double) {});
}

}  // namespace

TEST_CASE("train_online: the same bytes for any number of threads, other ones for another seed") {
  Mails mails(40, 30);
  mails.request.threads = 1;
  const std::string one = serialize_model(train(mails.request));
  mails.request.threads = 4;
  CHECK(one == serialize_model(train(mails.request)));
  mails.request.recipe.seed = 2;
  CHECK(one != serialize_model(train(mails.request)));
}

TEST_CASE("train_online: rates come from the later half of the mails, none of them told wrongly") {
  const Mails mails(60, 60);
  const TrainingSummary summary = train(mails.request).summary;
  CHECK(summary.ham_mails + summary.spam_mails == 60);
  CHECK(summary.roc_area == 1);
  CHECK(summary.ham_called_spam == 0);
}

TEST_CASE("train_online: the model's features have names, counts and a weight") {
  const Mails mails(30, 30);
  const Model model = train(mails.request);
  REQUIRE(model.space.size() > 10);
  for (std::size_t i = 0; i < model.space.size(); ++i) {
    const auto place = static_cast<Eigen::Index>(i);
    CHECK_FALSE(model.names[i].empty());
    CHECK(model.ham_counts[place] + model.spam_counts[place] >= 2);
    CHECK(model.weights[place] != 0);
  }
  CHECK_FALSE(model.self_test.empty());
}

TEST_CASE("train_online: a class without mails is an Error that names it") {
  const Mails mails(30, 0);
  CHECK_THROWS_WITH_AS((void)train(mails.request),
                       doctest::Contains("spam: there is no mail in this class"), Error);
}

TEST_CASE("train_online: a C or a smoothing that is no positive number is an Error") {
  Mails mails(10, 10);
  for (const double number : {0.0, -1.0, 1e9, std::numeric_limits<double>::quiet_NaN()}) {
    TrainingRequest request = mails.request;
    request.recipe.regularization = number;
    CHECK_THROWS_WITH_AS((void)train(request), doctest::Contains("regularization: is no"), Error);
    request = mails.request;
    request.recipe.smoothing = number;
    CHECK_THROWS_WITH_AS((void)train(request), doctest::Contains("smoothing: is no"), Error);
  }
}
