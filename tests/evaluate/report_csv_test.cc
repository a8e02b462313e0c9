#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "evaluate/report.h"
#include "tests/evaluate/outcomes.h"

using namespace furui;

namespace {

std::string csv_of(std::vector<Outcome> all) {
  Report report;
  report.metrics = measure(all, 1);
  report.evaluation.outcomes = std::move(all);
  return report_csv(report);
}

}  // namespace

TEST_CASE("report_csv: a line a number, with its interval") {
  const std::string text = csv_of(outcomes({-3, 3}, {3, 3}));
  CHECK(text.starts_with("section,item,measure,value,lower,upper\r\n"));
  CHECK(text.find("\r\nconfusion,,ham_called_spam,1,,\r\n") != std::string::npos);
  CHECK(text.find("\r\nmeasures,,recall,1,0.1581") != std::string::npos);
}

TEST_CASE("report_csv: what is unknown is empty") {
  CHECK(csv_of(outcomes({-3}, {})).find("\r\nmeasures,,recall,,,\r\n") != std::string::npos);
}

TEST_CASE("report_csv: names are quoted, and are no formulas to a spreadsheet") {
  std::vector<Outcome> all = outcomes({3, 4}, {3});
  all[0].name = "a,\"b\".eml";
  all[1].name = "=cmd|'/c calc'!A1";
  const std::string text = csv_of(all);
  CHECK(text.find(",\"a,\"\"b\"\".eml\",log_odds,3") != std::string::npos);
  CHECK(text.find(",'=cmd|'/c calc'!A1,log_odds,4") != std::string::npos);
}

TEST_CASE("report_csv: what parts earn and which labels are doubted have sections") {
  const std::vector<Outcome> all = outcomes({-3, 3}, {3, 3});
  Report report;
  report.metrics = measure(all, 1);
  report.evaluation.outcomes = all;
  report.ablation = {{"only ngrams", 12, report.metrics}};
  report.suspects = Suspects{{all[1]}, {{"a.eml", "b.eml", 0.75}}, {{0.05, measure(all, 1)}}};
  const std::string text = report_csv(report);
  CHECK(text.find("\r\nablation,only ngrams,features,12,,\r\n") != std::string::npos);
  CHECK(text.find("\r\nablation,only ngrams,false_positive_rate,0.5,") != std::string::npos);
  CHECK(text.find("\r\nsuspects," + all[1].name + ",log_odds,3,,\r\n") != std::string::npos);
  CHECK(text.find("\r\ntwins,a.eml | b.eml,similarity,0.75,,\r\n") != std::string::npos);
  CHECK(text.find("\r\nwrong_labels,0.05,false_positive_rate,0.5,") != std::string::npos);
}
