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
