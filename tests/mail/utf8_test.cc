#include "mail/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace furui;

TEST_CASE("decode_utf8: a code point written by append_utf8 is read back") {
  for (const char32_t code_point : {U'a', U'é', U'あ', U'\U0001F600', U'\U0010FFFF', U'\0'}) {
    std::string text;
    append_utf8(text, code_point);
    std::size_t position = 0;
    CHECK(decode_utf8(text, position) == code_point);
    CHECK(position == text.size());
  }
}

TEST_CASE("is_valid_utf8: refuses what RFC 3629 excludes") {
  const std::vector<std::string> malformed{"\x80",         "\xC0\xAF",         "\xE0\x80\xAF",
                                           "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE3\x81",
                                           "\xFF",         "a\xE3\x81z"};
  for (const std::string& bytes : malformed) CHECK_FALSE(is_valid_utf8(bytes));
}

TEST_CASE("is_valid_utf8: takes Japanese and emoji") {
  CHECK(is_valid_utf8("篩は、ふるい。😀"));
}

TEST_CASE("is_valid_utf8: finds a broken byte wherever it stands behind ASCII") {
  for (std::size_t at = 0; at < 20; ++at) {
    std::string text(20, 'a');
    text[at] = '\x80';
    CAPTURE(at);
    CHECK_FALSE(is_valid_utf8(text));
  }
}

TEST_CASE("to_valid_utf8: each malformed byte becomes one replacement character") {
  CHECK(to_valid_utf8("あ\xE3\x81い") == "あ\uFFFD\uFFFDい");
}

TEST_CASE("append_utf8: a surrogate becomes the replacement character") {
  std::string text;
  append_utf8(text, 0xD800);
  CHECK(text == "\uFFFD");
}

TEST_CASE("cut_utf8: does not end inside a character") {
  CHECK(cut_utf8("あいう", 5) == "あ");
  CHECK(cut_utf8("あいう", 6) == "あい");
}

TEST_CASE("cut_utf8: a short text stays whole") {
  CHECK(cut_utf8("あ", 3) == "あ");
}
