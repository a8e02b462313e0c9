#include "tokenize/mask.h"

#include <doctest/doctest.h>

#include <string>

using namespace furui;

TEST_CASE("mask_random: words stay, what is made anew for every mail goes") {
  const struct {
    std::string_view text, masked;
  } rows[] = {
      {"=====001_Dragon053740332381_=====", "=====0_Dragon0_====="},
      {"----=_NextPart_000_0012_01D7A3BE.4F2A11C0", "----=_NextPart_0_0_x.x"},
      {"f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "x-x-x-x-x"},
      {"20240501123456.12345", "0.0"},
      {"1482093318.1201845.JavaMail.root", "0.0.JavaMail.root"},
      {"tencent_7A8B9C0D1E2F", "tencent_x"},
      {"foxmail 6, 13, 102, 15 [cn]", "foxmail 0, 0, 0, 0 [cn]"},
      {"aBcDeFgHiJ", "x"},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(mask_random(row.text) == row.masked);
  }
}

TEST_CASE("mask_random: a long text is cut between letters") {
  std::string kana;
  for (int i = 0; i < 100; ++i) kana += "あ";
  CHECK(mask_random(kana).size() % 3 == 0);
}

TEST_CASE("for_each_ascii_word: words are lower case, two letters or more, and bounded in number") {
  std::string words;
  for_each_ascii_word("No-Reply1a.Info_mail-x-more", 3,
                      [&](std::string_view word) { words += std::string(word) + " "; });
  CHECK(words == "no reply info ");
}
