#include "signals/brand_matcher.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace furui;

namespace {

BrandMatcher matcher() {
  BrandMatcher made;
  made.add("Amazon", 0, false);
  made.add("楽天", 1, false);
  made.add("楽天カード", 2, false);
  made.add("LINE", 3, true);
  made.add("イオン", 4, false);
  made.add("東京電力", 5, false);
  made.add("ETC", 6, false);
  made.add("TS CUBIC CARD", 7, false);
  made.add("メルカリ", 8, false);
  made.build();
  return made;
}

std::vector<int> brands_in(std::string_view text) {
  std::vector<int> brands;
  for (const BrandMatch& match : matcher().find(fold_letters(text, 1000)))
    brands.push_back(match.brand);
  return brands;
}

}  // namespace

TEST_CASE("BrandMatcher: finds a name as people read it") {
  struct Row {
    const char* text;
    std::vector<int> brands;
  };
  const std::vector<Row> rows = {
      {"amazonからのお知らせ", {0}},
      {"楽天カード株式会社", {2}},  // the longest name
      {"楽天カードと楽天", {2, 1}},
      {"Ａｍａｚｏｎ", {0}},
      {"東 京 電 力", {5}},
      {"東・京・電・力", {5}},
      {"E T C", {6}},
      {"A.m.a.z.o.n", {0}},
      {"TSCUBIC CARD", {7}},
      {"ﾒﾙｶﾘ", {8}},
      {"メル\u2061カリ", {8}},
      {"Аmazon", {0}},  // Cyrillic A
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(brands_in(row.text) == row.brands);
  }
}

TEST_CASE("BrandMatcher: leaves alone what is another word") {
  for (const char* text : {"Amazonian", "xAmazon", "ライオン", "イオンズ", "line", "etc.", "OnLINE",
                           "AM AZON", "E TC"}) {
    CAPTURE(text);
    CHECK(brands_in(text).empty());
  }
}

TEST_CASE("BrandMatcher: a match tells what was undone") {
  const BrandMatcher made = matcher();
  CHECK(made.find(fold_letters("Аmazon", 100)).at(0).disguise == Disguise::look_alike);
  CHECK(made.find(fold_letters("Ａｍａｚｏｎ", 100)).at(0).disguise == Disguise::full_width);
  CHECK(made.find(fold_letters("メル\u2064カリ", 100)).at(0).disguise == Disguise::invisible);
  CHECK(made.find(fold_letters("東 京 電 力", 100)).at(0).spaced);
  CHECK_FALSE(made.find(fold_letters("楽天カード", 100)).at(0).spaced);
}

TEST_CASE("BrandMatcher: a host label is exact, weak names for the claimed brand alone") {
  const BrandMatcher made = matcher();
  CHECK(made.find_exact("amazon", -1) == 0);
  CHECK(made.find_exact("line", -1) == -1);
  CHECK(made.find_exact("line", 3) == 3);
}
