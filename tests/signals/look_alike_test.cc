#include "signals/look_alike.h"

#include <doctest/doctest.h>

#include <string>

using namespace furui;

TEST_CASE("latin_look_alike: Cyrillic, Greek and accented letters give their Latin twin") {
  CHECK(latin_look_alike(U'А') == 'A');
  CHECK(latin_look_alike(U'о') == 'o');
  CHECK(latin_look_alike(U'Ν') == 'N');
  CHECK(latin_look_alike(U'ë') == 'e');
}

TEST_CASE("latin_look_alike: letters like no Latin one give nothing") {
  CHECK(latin_look_alike(U'Я') == '\0');
  CHECK(latin_look_alike(U'楽') == '\0');
}

TEST_CASE("edit_distance: counts changes, gaps and swaps, and stops at the limit") {
  CHECK(edit_distance("amazon", "amazon", 2) == 0);
  CHECK(edit_distance("amazom", "amazon", 2) == 1);
  CHECK(edit_distance("amaozn", "amazon", 2) == 1);
  CHECK(edit_distance("amzn", "amazon", 2) == 2);
  CHECK(edit_distance("yodobashi", "amazon", 2) == 3);
  CHECK(edit_distance(std::string(100, 'a'), "amazon", 2) == 3);
}

TEST_CASE("is_misspelling: typing errors within the length's limit") {
  for (const char* word : {"amazom", "anazon", "amazone", "maazon", "amaznon"}) {
    CAPTURE(word);
    CHECK(is_misspelling(word, "amazon"));
  }
  CHECK(is_misspelling("raikutenn", "rakuten"));
}

TEST_CASE("is_misspelling: other words, the word itself and its plural are none") {
  for (const char* word : {"amazon", "amazons", "tarzan", "amazing", "amaxxx", "jamazon"}) {
    CAPTURE(word);
    CHECK_FALSE(is_misspelling(word, "amazon"));
  }
  CHECK_FALSE(is_misspelling("epoz", "epos"));
}

TEST_CASE("without_ascii_look_alikes: rn, vv, 0 and 1 become what they imitate") {
  CHECK(without_ascii_look_alikes("arnaz0n") == "amazon");
  CHECK(without_ascii_look_alikes("vvaon1") == "waonl");
}

TEST_CASE("resembles: a name's letters, scrambled") {
  for (const char* word : {"mcercorari", "mecrcari", "merccaroi", "mecarri"}) {
    CAPTURE(word);
    CHECK(resembles(word, "mercari"));
  }
  CHECK(resembles("amnazn", "amazon"));
}

TEST_CASE("resembles: words that share some letters, the name itself and short names do not") {
  for (const char* word : {"mercari", "mercury", "marketplace", "america", "mailmercenaries", ""}) {
    CAPTURE(word);
    CHECK_FALSE(resembles(word, "mercari"));
  }
  CHECK_FALSE(resembles("linne", "line"));
  CHECK_FALSE(resembles(std::string(1000, 'a'), "amazon"));
}
