#include "evaluate/outcome_file.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "base/error.h"
#include "tests/evaluate/outcomes.h"

using namespace furui;

TEST_CASE("parse_outcomes: what outcome_line writes reads back the same") {
  std::string text = "label\tverdict\tprobability\tlog_odds\tname\n";
  const std::vector<Outcome> all = mixed_outcomes(20, 20, 0);
  for (const Outcome& one : all) text += outcome_line(one) + '\n';
  const std::vector<Outcome> read = parse_outcomes(text, "file");
  REQUIRE(read.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(outcome_line(read[i]) == outcome_line(all[i]));
}

TEST_CASE("parse_outcomes: TREC's lines, words in any order, further ones passed over") {
  const std::vector<Outcome> read = parse_outcomes(
      "../data/inmail.1 judge=spam class=ham score=-2.5 user= genre= runid=x\n"
      "../data/inmail.2 score=0.75 class=spam judge=ham\r\n",
      "file");
  REQUIRE(read.size() == 2);
  CHECK(read[0].name == "../data/inmail.1");
  CHECK(read[0].label == Label::spam);
  CHECK(read[0].verdict.kind == VerdictKind::ham);
  CHECK(read[0].verdict.log_odds == -2.5);
  CHECK(std::isnan(read[0].verdict.probability));
  CHECK(read[1].verdict.log_odds == 0.75);
}

TEST_CASE("parse_outcomes: a line that is no outcome is an Error that names it") {
  for (const std::string line :
       {"spam\tspam\t0.9\t2\t", "eggs\tspam\t0.9\t2\tname", "spam\tmaybe\t0.9\t2\tname",
        "spam\tspam\t1.5\t2\tname", "spam\tspam\t0.9\tnan\tname", "spam\tspam\t0.9\t2x\tname",
        "spam\tspam", "name judge=spam class=spam", "name judge=spam class=spam score=high", "name",
        " judge=spam class=spam score=1", "name judge=spam class=spam score=nan"}) {
    CAPTURE(line);
    CHECK_THROWS_WITH_AS((void)parse_outcomes("ham\tham\t0.1\t-2\tname\n" + line, "file"),
                         doctest::Contains("file line 2: is no outcome"), Error);
  }
}

TEST_CASE("parse_outcomes: an empty file has no outcomes, infinite log-odds are some") {
  CHECK(parse_outcomes("", "file").empty());
  CHECK(std::isinf(parse_outcomes("spam\tspam\t1\tinf\tname", "file")[0].verdict.log_odds));
}
