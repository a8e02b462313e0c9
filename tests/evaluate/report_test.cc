#include "evaluate/report.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace furui;

namespace {

std::vector<Outcome> some_outcomes() {
  const Thresholds thresholds{-1.386, 2.197};
  std::vector<Outcome> all;
  for (int i = 0; i < 10; ++i) {
    all.push_back({"ham" + std::to_string(i), Label::ham, judge(i - 6, thresholds)});
    all.push_back({"spam" + std::to_string(i), Label::spam, judge(i - 3, thresholds)});
  }
  return all;
}

}  // namespace

TEST_CASE("worst_false_positives: ham not called ham, the most spam-like first") {
  const std::vector<Outcome> outcomes = some_outcomes();
  const auto worst = worst_false_positives(outcomes, 2);
  REQUIRE(worst.size() == 2);
  CHECK(worst[0]->name == "ham9");
  CHECK(worst[1]->name == "ham8");
}

TEST_CASE("worst_false_negatives: spam not called spam, the most ham-like first") {
  const std::vector<Outcome> outcomes = some_outcomes();
  const auto worst = worst_false_negatives(outcomes, 100);
  CHECK(worst.size() == 6);  // log-odds -3 to 2
  CHECK(worst[0]->name == "spam0");
}

TEST_CASE("report_text: no line is wider than 80 columns") {
  const std::vector<Outcome> outcomes = some_outcomes();
  std::istringstream lines(report_text(measure(outcomes, 1), outcomes, "heading", 5));
  std::string line;
  while (std::getline(lines, line)) CHECK(line.size() <= 80);
}

TEST_CASE("report_text: control characters of a mail's name do not reach the terminal") {
  std::vector<Outcome> outcomes = some_outcomes();
  outcomes.push_back({"\x1b[2Jevil", Label::ham, judge(9, {-1.386, 2.197})});
  CHECK(report_text(measure(outcomes, 1), outcomes, "x", 5).find('\x1b') == std::string::npos);
}

TEST_CASE("report_json: the numbers of the report, by their names") {
  const std::vector<Outcome> outcomes = some_outcomes();
  const Metrics metrics = measure(outcomes, 1);
  const auto json = nlohmann::json::parse(report_json(metrics, outcomes, "heading", 1));
  CHECK(json["confusion"]["ham_called_spam"] == metrics.confusion.ham_called_spam);
  CHECK(json["roc_area"]["value"] == metrics.roc_area.value);
  CHECK(json["recall"]["interval"][1] == metrics.recall.interval.upper);
  CHECK(json["worst_false_positives"].size() == 1);
}

TEST_CASE("report: what one class alone cannot tell is said, not numbered") {
  const std::vector<Outcome> ham = {{"a", Label::ham, judge(-3, {-1.386, 2.197})}};
  const Metrics metrics = measure(ham, 1);
  CHECK(report_text(metrics, ham, "x", 0).find("recall: no mails to tell") != std::string::npos);
  const auto json = nlohmann::json::parse(report_json(metrics, ham, "x", 0));
  CHECK(json["recall"].is_null());
  CHECK(json["false_positive_rate"]["value"] == 0.0);
}
