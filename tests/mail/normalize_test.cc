#include "mail/normalize.h"

#include <doctest/doctest.h>

#include <string>

using namespace furui;

namespace {

NormalizeCounts counts_of(std::string_view text) {
  NormalizeCounts counts;
  (void)normalize(text, &counts);
  return counts;
}

}  // namespace

TEST_CASE("normalize: compatibility forms become the plain letter in lower case") {
  const struct {
    std::string_view raw, folded;
  } rows[] = {
      {"", ""},
      {"Hello, World", "hello, world"},
      {"Ａｍａｚｏｎ１２３", "amazon123"},
      {"ﾃﾞﾝﾜ ｶﾞｽ ﾊﾟｽ", "デンワ ガス パス"},
      {"か\xE3\x82\x99き", "がき"},
      {"𝙰𝚖𝚊𝚣𝚘𝚗", "amazon"},
      {"ⓐⓜⓐⓩⓞⓝ", "amazon"},
      {"🅰🅼🅐🅜", "amam"},
      {"㈱テスト", "(株)テスト"},
      {"①②", "12"},
      {"Straße", "strasse"},
      {"ＡＢＣ　ＤＥＦ", "abc def"},
      {"全角～＠", "全角~@"},
      {"Аmazon", "аmazon"},  // the Cyrillic letter stays one
      {"東京都", "東京都"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.raw);
    CHECK(normalize(row.raw) == row.folded);
  }
}

TEST_CASE("normalize: invisible letters go, line structure stays, runs of spaces become one") {
  const struct {
    std::string_view raw, folded;
  } rows[] = {
      {"メルカ\xEF\xB8\x89リ", "メルカリ"},
      {"お知\u2061ら\u2064せ", "お知らせ"},
      {"\uFEFFabc", "abc"},
      {"ama\u00ADzon", "amazon"},
      {"a\u3164b", "ab"},
      {"x\U000E0061y", "xy"},
      {"a\x01\x7F"
       "b",
       "ab"},
      {std::string_view("a\0b", 3), "ab"},
      {"一行\r\n二行\r三行\u2028四行", "一行\n二行\n三行\n四行"},
      {"a \t\u00A0\u3000 b", "a b"},
      {"a\n\n\nb", "a\n\n\nb"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.folded);
    CHECK(normalize(row.raw) == row.folded);
  }
}

TEST_CASE("normalize: bytes that are no UTF-8 become U+FFFD") {
  CHECK(normalize("a\xFF"
                  "b\xE3\x81") == "a\uFFFDb\uFFFD\uFFFD");
}

TEST_CASE("normalize: words pulled apart are closed") {
  const struct {
    std::string_view raw, folded;
  } rows[] = {
      {"A m a z o n", "amazon"},
      {"東 京 電 力", "東京電力"},
      {"E T C マイレージ", "etc マイレージ"},
      {"Ｅ　Ｔ　Ｃ", "etc"},
      {"三 菱 Ｕ Ｆ Ｊ 銀 行", "三菱ufj銀行"},
      {"a.m.a.z.o.n", "amazon"},
      {"ア・マ・ゾ・ン", "アマゾン"},
      {"【お 知 ら せ】", "【お知らせ】"},
      {"A  m  a", "ama"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.raw);
    CHECK(normalize(row.raw) == row.folded);
    CHECK(counts_of(row.raw).spaced_letters >= 3);
  }
}

TEST_CASE("normalize: ordinary spacing and lists stay as they are") {
  const std::string_view rows[] = {
      "i am a man",       "plan a b", "土・日・祝日", "春・夏・秋・冬", "i.e. this", "山田 様",
      "東京 大阪 名古屋", "1 2 3 4",  "a\nb\nc",      "x, y, z",        "a-b-c",
  };
  for (const auto row : rows) {
    CAPTURE(row);
    CHECK(normalize(row) == row);
    CHECK(counts_of(row).spaced_letters == 0);
  }
}

TEST_CASE("normalize: an invisible letter between two letters of a word is counted as inside it") {
  const std::string_view rows[] = {"メルカ\xEF\xB8\x89リ", "Coi\u2064ncheck", "お知\u2061らせ",
                                   "A\u00ADmazon", "利\u200B用"};
  for (const auto row : rows) {
    CAPTURE(row);
    CHECK(counts_of(row).invisible_inside_word == 1);
    CHECK(counts_of(row).invisible_elsewhere == 0);
  }
}

TEST_CASE("normalize: honest invisible letters are counted elsewhere") {
  const std::string_view rows[] = {
      "\uFEFFはじめ",      "ありがとう❤\uFE0Fまた",
      "👨\u200D👩\u200D👧と", "お得\u200C \u200C \u200C \u200C情報",
      "葛\U000E0100飾区",  "Daten\u00ADschutz",
      "می\u200Cخواهم",     "1\uFE0F\u20E3番",
      "電話\uE000番号",    "次へ\u200B\n進む",
  };
  for (const auto row : rows) {
    CAPTURE(row);
    CHECK(counts_of(row).invisible_inside_word == 0);
    CHECK(counts_of(row).invisible_elsewhere > 0);
  }
}

TEST_CASE("normalize: a long chain of invisible letters is a preheader's padding") {
  std::string text = "案内";
  for (int i = 0; i < 40; ++i) text += "\u200C";
  text += "本文";
  CHECK(counts_of(text).invisible_inside_word == 0);
  CHECK(counts_of(text).invisible_elsewhere == 40);
}

TEST_CASE("normalize: widths and styles are counted by letters") {
  const auto counts = counts_of("Ａｍａ１ ｱﾏｿﾞﾝ 𝙰𝚖 ⓐ ① №");
  CHECK(counts.full_width_latin == 3);
  CHECK(counts.half_width_kana == 5);
  CHECK(counts.styled_letters == 3);
}

TEST_CASE("normalize: a wall of combining marks is cut") {
  std::string text = "a";
  for (int i = 0; i < 100'000; ++i) text += i % 2 == 0 ? "\u0315" : "\u0316";
  CHECK(normalize(text).size() < 100);
}

TEST_CASE("normalize: what is normalised does not change any more") {
  const std::string once = normalize("Ａ m a z o n ㈱ﾃﾞﾝ 東 京 電 力 ① e\u0301 ﷺ");
  CHECK(normalize(once) == once);
}
