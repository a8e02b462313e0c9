#include "data/replacements.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("Replacements: the longest that fits is taken, and what was put in stays") {
  Replacements changes;
  changes.add("青", "赤");
  changes.add("青空", "青海");
  CHECK(changes.apply("青い青空") == "赤い青海");
}

TEST_CASE("Replacements: two may change places") {
  Replacements changes;
  changes.add("a", "b");
  changes.add("b", "a");
  CHECK(changes.apply("abba") == "baab");
}

TEST_CASE("Replacements: a word is not replaced inside another, a host or an address") {
  Replacements changes;
  changes.add_word("JCB", "VISA");
  CHECK(changes.apply("JCBのJCB") == "VISAのVISA");
  CHECK(changes.apply("MyJCB JCB.example a@JCB JCB2") == "MyJCB JCB.example a@JCB JCB2");
}

TEST_CASE("Replacements: nothing to replace leaves the text alone") {
  Replacements changes;
  changes.add("", "x");
  changes.add("same", "same");
  CHECK(changes.apply("same \xFF text") == "same \xFF text");
}
