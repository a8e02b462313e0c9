#include "evaluate/columns.h"

#include <doctest/doctest.h>

#include <limits>

using namespace furui;

TEST_CASE("left, right: a wide letter takes two cells, longer text stays whole") {
  CHECK(left("受信箱", 8) == "受信箱  ");
  CHECK(right("ab", 4) == "  ab");
  CHECK(right("abcdef", 4) == "abcdef");
}

TEST_CASE("fixed: digits behind the point, no number is a dash, a huge one stays short") {
  CHECK(fixed(1.23456, 2) == "1.23");
  CHECK(fixed(std::numeric_limits<double>::quiet_NaN(), 2) == "-");
  CHECK(fixed(1e300, 3).size() < 12);
}

TEST_CASE("Paint: escapes only where colour is wanted") {
  CHECK(Paint(false).red("lost") == "lost");
  CHECK(Paint(true).red("lost") == "\x1b[31mlost\x1b[0m");
}
