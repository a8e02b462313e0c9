#include "tokenize/number_shapes.h"

#include <doctest/doctest.h>

#include <string>

using namespace furui;

TEST_CASE("read_number_shape: a value becomes the shape of its kind") {
  const struct {
    std::string_view text, kind, shape;
    std::size_t size;
  } rows[] = {
      {"¥12,800-", "money", "yen:5", 8},
      {"1,980円です", "money", "yen:4", 8},
      {"3万円", "money", "yen:5", 7},
      {"5億円", "money", "yen:9", 7},
      {"$ 19.99", "money", "dollar:2", 7},
      {"2024年5月1日に", "date", "d年d月d日", 15},
      {"2022 年 2 月 06 日(日)", "date", "d年d月d日", 21},
      {"10時30分", "date", "d時d分", 10},
      {"2024/05/01", "date", "dddd/dd/dd", 10},
      {"2024-05-01", "date", "dddd-dd-dd", 10},
      {"9:05", "date", "d:dd", 4},
      {"0120-123-456", "phone", "0120", 12},
      {"050-1234-5678", "phone", "050", 13},
      {"09012345678", "phone", "mobile", 11},
      {"03-1234-5678", "phone", "landline", 12},
      {"+81-3-1234-5678", "phone", "+81", 15},
      {"24時間以内", "number", "dd", 2},
      {"3日以内", "number", "d", 1},
      {"50%off", "number", "dd%", 3},
      {"250-1234567-7654321", "number", "ddd-ddddddd-ddddddd", 19},
      {"123-4567", "number", "ddd-dddd", 8},
      {"192.168.0.1", "number", "ddd.ddd.d.d", 11},
      {"1,", "number", "d", 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const NumberShape found = read_number_shape(row.text);
    CHECK(token_kind_name(found.kind) == row.kind);
    CHECK(found.shape == row.shape);
    CHECK(found.size == row.size);
  }
}

TEST_CASE("read_number_shape: a sign without a number is nothing") {
  for (const std::string_view text : {"", "$", "$a", "¥", "+", "+5", "a1", "円"}) {
    CAPTURE(text);
    CHECK(read_number_shape(text).size == 0);
  }
}

TEST_CASE("read_number_shape: a long row of digits is taken whole and its shape is bounded") {
  const NumberShape found = read_number_shape(std::string(100'000, '7'));
  CHECK(found.size == 100'000);
  CHECK(found.shape.size() < 64);
}
