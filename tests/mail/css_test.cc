#include "mail/css.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mail/css_sheet.h"

using namespace furui;

TEST_CASE("parse_css_block: lengths become pixels, em or percent") {
  struct Row {
    const char* text;
    CssUnit unit;
    double number;
  };
  const std::vector<Row> rows{
      {"width:3px", CssUnit::pixels, 3},        {"width: 3PT", CssUnit::pixels, 4},
      {"width:.5em", CssUnit::em, 0.5},         {"width:-1in", CssUnit::pixels, -96},
      {"width:50%", CssUnit::percent, 50},      {"width:0", CssUnit::pixels, 0},
      {"width:calc(1px)", CssUnit::unknown, 0}, {"width:inf", CssUnit::unknown, 0}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const CssBlock block = parse_css_block(row.text);
    REQUIRE(block.declarations.size() == 1);
    CHECK(block.declarations[0].unit == row.unit);
    CHECK(block.declarations[0].number == doctest::Approx(row.number));
  }
}

TEST_CASE("parse_css_block: a semicolon inside brackets or quotes ends nothing") {
  const CssBlock block =
      parse_css_block("background:url(data:a;b,c);font-family:'x;y';display:none");
  REQUIRE_FALSE(block.declarations.empty());
  CHECK(block.declarations.back().property == CssProperty::display);
  CHECK(block.fonts == std::vector<std::string>{"x;y"});
}

TEST_CASE("parse_css_block: important is told apart from the value") {
  const CssBlock block = parse_css_block("display:none ! IMPORTANT");
  REQUIRE(block.declarations.size() == 1);
  CHECK(block.declarations[0].important);
}

TEST_CASE("parse_css_block: broken declarations do not stop the others") {
  const CssBlock block = parse_css_block(";;:;color;width:;=x{};opacity:0");
  REQUIRE_FALSE(block.declarations.empty());
  CHECK(block.declarations.back().property == CssProperty::opacity);
}

TEST_CASE("parse_css_block: the font shorthand gives size and families, not the weight") {
  const CssBlock block = parse_css_block("font:italic 700 12px/1.5 Meiryo, \"MS PGothic\"");
  REQUIRE(block.declarations.size() == 1);
  CHECK(block.declarations[0].number == 12);
  CHECK(block.fonts == std::vector<std::string>{"Meiryo", "MS PGothic"});
}

TEST_CASE("without_css_comments: an unclosed comment takes the rest") {
  std::string comments;
  CHECK(without_css_comments("a/*b*/c/*d", comments, 100) == "a c ");
  CHECK(comments == "b\nd\n");
}

TEST_CASE("CssSheet: a bomb of rules is cut and told") {
  CssSheet sheet;
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "p{color:red}";
  sheet.add(text);
  CHECK(sheet.overloaded());
}

TEST_CASE("CssSheet: matching stops when the work budget is spent") {
  CssSheet sheet;
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "div p{color:red}";
  sheet.add(text);
  CHECK_FALSE(sheet.overloaded());
  const CssElement div{"div", "", ""};
  const CssElement paragraph{"p", "", ""};
  std::vector<CssDeclaration> declarations;
  for (int i = 0; i < 1000; ++i) {
    declarations.clear();
    sheet.match({&div, &paragraph}, declarations);
  }
  CHECK(sheet.overloaded());
  CHECK(declarations.empty());
}

TEST_CASE("CssSheet: a more specific rule comes behind a less specific one") {
  CssSheet sheet;
  sheet.add("#a{width:1px} p{width:2px} .c{width:3px}");
  const CssElement element{"p", "a", "c"};
  std::vector<CssDeclaration> declarations;
  sheet.match({&element}, declarations);
  REQUIRE(declarations.size() == 3);
  CHECK(declarations[0].number == 2);
  CHECK(declarations[2].number == 1);
}
