#include "tokenize/other_lines.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("lines_not_in: lines that are shown too go, whatever their spaces") {
  CHECK(lines_not_in("同じ　行\n別の行\n a b \n", "ab\n同じ行\n") == "別の行\n");
  CHECK(lines_not_in("x", "").find("x") == 0);
  CHECK(lines_not_in("", "x").empty());
  CHECK(lines_not_in("x\n\ny", "\n") == "x\ny\n");
}
