#include "signals/randomness.h"

#include <doctest/doctest.h>

#include "signals/list_state.h"

using namespace furui;

namespace {

const LetterModel& model() {
  static const Lists lists(default_list_texts());
  return lists.state().letter_model;
}

}  // namespace

TEST_CASE("LetterModel: words nobody would choose are random") {
  for (const char* label :
       {"hpuwefp2vlbpux", "qxvkbrtz", "xqzvkbwt", "kjxzqv", "a1b2c3d", "jtwfgkxp"}) {
    CAPTURE(label);
    CHECK(model().is_random(label));
  }
}

TEST_CASE("LetterModel: English, romanised Japanese and names of machines are not random") {
  for (const char* label : {"yamada-shoten", "kumamoto", "shinjuku", "newsletter", "sakura",
                            "kyoto-bus", "mailmagazine", "hatsunemiku", "nihonbashi", "greenforest",
                            "web01", "mta4-2", "sv1234", "strengths"}) {
    CAPTURE(label);
    CHECK_FALSE(model().is_random(label));
  }
}

TEST_CASE("LetterModel: short labels are never random") {
  for (const char* label : {"", "x", "qzx", "nhkx", "12345678"}) {
    CAPTURE(label);
    CHECK_FALSE(model().is_random(label));
  }
}

TEST_CASE("LetterModel: names of hosts in the lists are not random, however they look") {
  LetterModel lonely;
  lonely.finish();
  CHECK(lonely.is_random("qxvkbrtz"));
  lonely.know("qxvkbrtz");
  CHECK_FALSE(lonely.is_random("qxvkbrtz"));
  for (const char* label : {"airbnb", "ezweb"}) {
    CAPTURE(label);
    CHECK_FALSE(model().is_random(label));
  }
}

TEST_CASE("LetterModel: a word seen often is likelier than its letters reversed into rarer pairs") {
  CHECK(model().mean_log_probability("sakura") > model().mean_log_probability("xqjzvk"));
  CHECK(model().mean_log_probability("123") == 0);
}
