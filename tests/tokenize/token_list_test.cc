#include "tokenize/token_list.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/tokenize/support.h"

using namespace furui;

TEST_CASE("TokenList: texts of many tokens stay right while the arena grows") {
  TokenList list(10'000);
  for (int i = 0; i < 5000; ++i) {
    list.add(Field::body, TokenKind::word, {"w", std::to_string(i)});
  }
  const auto tokens = list.tokens();
  REQUIRE(tokens.size() == 5000);
  CHECK(tokens[0].text == "w0");
  CHECK(tokens[4999].text == "w4999");
}

TEST_CASE("TokenList: a long text is cut before a letter") {
  TokenList list(10);
  std::string kana;
  for (int i = 0; i < 30; ++i) kana += "あ";
  list.add(Field::body, TokenKind::word, kana);
  list.add(Field::body, TokenKind::word, {std::string(63, 'a'), "あ", "b"});
  const auto tokens = list.tokens();
  CHECK(tokens[0].text.size() == 63);
  CHECK(tokens[1].text == std::string(63, 'a'));
}

TEST_CASE("TokenList: beyond the limit tokens are ignored") {
  TokenList list(2);
  for (int i = 0; i < 5; ++i) list.add(Field::body, TokenKind::word, "a");
  CHECK(list.full());
  CHECK(list.tokens().size() == 2);
}

TEST_CASE("TokenList: an empty text is no token") {
  TokenList list(2);
  list.add(Field::body, TokenKind::word, "");
  CHECK(list.tokens().empty());
}

TEST_CASE("token: every field and kind has a name of its own") {
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    CHECK_FALSE(field_name(static_cast<Field>(i)).empty());
  }
  for (std::size_t i = 0; i < kTokenKindCount; ++i) {
    CHECK_FALSE(token_kind_name(static_cast<TokenKind>(i)).empty());
  }
  CHECK(field_name(Field::structure) == "structure");
  CHECK(token_kind_name(TokenKind::property) == "property");
}
