#include "signals/text_facts.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace furui;

TEST_CASE("find_deadline_hours: reads spans and leaves dates and minutes") {
  struct Row {
    const char* text;
    int hours;
  };
  const std::vector<Row> rows = {
      {"24時間以内に", 24}, {"3日以内", 72},    {"三日以内", 72},
      {"48 時間以内", 48},  {"2週間以内", 336}, {"5月9日まで", -1},
      {"10分以内", -1},     {"以内", -1},       {"72時間以内、24時間以内", 24},
      {"0時間以内", -1}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(find_deadline_hours(row.text) == row.hours);
  }
}

TEST_CASE("find_bitcoin_address: both forms, and nothing that is only long") {
  CHECK(find_bitcoin_address("to 1BoatSLRHtKNngkdXEeobR76b53LETtpyT now") ==
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
  CHECK(find_bitcoin_address("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq").size() == 42);
  CHECK(find_bitcoin_address("12345678901234567890123456789012").empty());
  CHECK(find_bitcoin_address("x1BoatSLRHtKNngkdXEeobR76b53LETtpyT").empty());
}

TEST_CASE("find_placeholder: variables of sending tools, not tags people write") {
  for (const char* text :
       {"番号 [RAND_NUMBER_10_10]", "{{name}}様", "%EMAIL%様", "#RAND#", "${user}", "*|NAME|*"}) {
    CAPTURE(text);
    CHECK_FALSE(find_placeholder(text).empty());
  }
  for (const char* text : {"[DRAFT]", "100% 50%", "#1 #2", "[ml:12]", "{a}", "$100", "[", "{{"}) {
    CAPTURE(text);
    CHECK(find_placeholder(text).empty());
  }
}

TEST_CASE("find_copyright_year: the latest year beside a copyright mark") {
  CHECK(find_copyright_year("© 1996-2020, a company") == 2020);
  CHECK(find_copyright_year("copyright (c) 2019 x") == 2019);
  CHECK(find_copyright_year("since 2019") == 0);
  CHECK(find_copyright_year("©") == 0);
}

TEST_CASE("find_impossible_date: dates no calendar has") {
  CHECK(find_impossible_date("期限は9月31日です") == "9月31日");
  CHECK(find_impossible_date("13月1日") == "13月1日");
  CHECK(find_impossible_date("2月29日と12月31日、三月末日").empty());
}

TEST_CASE("year_of: survives any number of seconds") {
  CHECK(year_of(0) == 1970);
  CHECK(year_of(1'715'648'591) == 2024);
  CHECK(year_of(INT64_MIN) == year_of(INT64_MIN + 1));
}

TEST_CASE("find_wrong_weekday: dates whose weekday the calendar contradicts") {
  CHECK(find_wrong_weekday("2024年5月20日(火)まで", 2024) == "5月20日");
  CHECK(find_wrong_weekday("2024年5月20日 (火曜日)", 2000) == "5月20日");
  // 20 May was a Saturday in 2023, a Monday in 2024 and a Tuesday in 2025.
  CHECK(find_wrong_weekday("5月20日(日)", 2024) == "5月20日");
}

TEST_CASE(
    "find_wrong_weekday: right ones, years of an era, and brackets that hold something else") {
  for (const char* text :
       {"2024年5月20日(月)", "5月20日(月)", "5月20日(火)", "令和6年5月20日(月)",
        "5月20日(日本時間)", "5月20日", "2月30日(月)", "99月99日(月)", "5月20日("}) {
    CAPTURE(text);
    CHECK(find_wrong_weekday(text, 2024).empty());
  }
}
