#include "evaluate/report.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "signals/signal.h"

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

Report report_of(std::vector<Outcome> outcomes, std::size_t worst) {
  Report report;
  report.heading = {"heading", "見出し"};
  report.metrics = measure(outcomes, 1);
  report.evaluation.outcomes = std::move(outcomes);
  report.evaluation.signal_log_odds.assign(signal_table().size(), 0.25);
  report.worst = worst;
  return report;
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
  std::istringstream lines(report_text(report_of(outcomes, 5)));
  std::string line;
  while (std::getline(lines, line)) CHECK(line.size() <= 80);
}

TEST_CASE("report_text: control characters of a mail's name do not reach the terminal") {
  std::vector<Outcome> outcomes = some_outcomes();
  outcomes.push_back({"\x1b[2Jevil", Label::ham, judge(9, {-1.386, 2.197})});
  CHECK(report_text(report_of(outcomes, 5)).find('\x1b') == std::string::npos);
}

TEST_CASE("report_json: the numbers of the report, by their names") {
  const std::vector<Outcome> outcomes = some_outcomes();
  const Report report = report_of(outcomes, 1);
  const Metrics& metrics = report.metrics;
  const auto json = nlohmann::json::parse(report_json(report));
  CHECK(json["confusion"]["ham_called_spam"] == metrics.confusion.ham_called_spam);
  CHECK(json["roc_area"]["value"] == metrics.roc_area.value);
  CHECK(json["recall"]["interval"][1] == metrics.recall.interval.upper);
  CHECK(json["worst_false_positives"].size() == 1);
}

TEST_CASE("report: what one class alone cannot tell is said, not numbered") {
  const std::vector<Outcome> ham = {{"a", Label::ham, judge(-3, {-1.386, 2.197})}};
  const Report report = report_of(ham, 0);
  CHECK(report_text(report).find("recall: no mails to tell") != std::string::npos);
  const auto json = nlohmann::json::parse(report_json(report));
  CHECK(json["recall"].is_null());
  CHECK(json["false_positive_rate"]["value"] == 0.0);
}

TEST_CASE("report: a signal's shares are of ham and of spam, and its log-odds the model's") {
  std::vector<Outcome> outcomes = some_outcomes();  // ham and spam by turns, ten each
  for (std::size_t i = 0; i < outcomes.size(); i += 2) outcomes[i].signals = {3};
  outcomes[1].signals = {3, 7};
  Report report = report_of(outcomes, 0);
  CHECK_FALSE(nlohmann::json::parse(report_json(report)).contains("signals"));
  report.with_signals = true;
  const auto signals = nlohmann::json::parse(report_json(report))["signals"];
  REQUIRE(signals.size() == 2);
  CHECK(signals[0]["signal"] == signal_table()[7].name);  // leads in spam
  CHECK(signals[0]["ham"] == 0);
  CHECK(signals[0]["spam"] == 1);
  CHECK(signals[1]["ham"] == 10);
  CHECK(signals[1]["log_odds"] == 0.25);
  // Of the seven ties of a ham and a spam, six come apart when ham loses the 0.25.
  CHECK(signals[1]["roc_area_earned"].get<double>() == doctest::Approx(-0.03));
  CHECK(report_text(report).find("    100.00    10.00     +0.25    -3.000  " +
                                 std::string(signal_table()[3].name)) != std::string::npos);
}

TEST_CASE("report: a signal the model does not know has no log-odds") {
  std::vector<Outcome> outcomes = some_outcomes();
  outcomes[0].signals = {3};
  Report report = report_of(outcomes, 0);
  report.with_signals = true;
  report.evaluation.signal_log_odds[3] = std::nan("");
  CHECK(nlohmann::json::parse(report_json(report))["signals"][0]["log_odds"].is_null());
}

TEST_CASE("report: the rows of an ablation, by part") {
  Report report = report_of(some_outcomes(), 0);
  report.ablation = {{"without signals: attachment", 1234567, report.metrics}};
  std::istringstream lines(report_text(report));
  std::string line;
  while (std::getline(lines, line)) CHECK(line.size() <= 80);
  const auto rows = nlohmann::json::parse(report_json(report))["ablation"];
  CHECK(rows[0]["part"] == "without signals: attachment");
  CHECK(rows[0]["recall"]["value"] == report.metrics.recall.value);
}
