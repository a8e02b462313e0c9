#include "signals/phrase_finder.h"

#include <doctest/doctest.h>

#include <string>

using namespace furui;

namespace {

/// Lives as long as the program: what it finds are views of its phrases.
const PhraseFinder& finder() {
  static const PhraseFinder made = [] {
    PhraseFinder filled;
    filled.add(Phrase::threat, "利用停止");
    filled.add(Phrase::threat, "凍結");
    filled.add(Phrase::gift_card, "webmoney");
    filled.build();
    return filled;
  }();
  return made;
}

}  // namespace

TEST_CASE("PhraseFinder: counts phrases by class and keeps the first") {
  const PhraseHits hits = finder().find("口座を凍結し、利用停止とします");
  CHECK(hits.count(Phrase::threat) == 2);
  CHECK(hits.first(Phrase::threat) == "凍結");
  CHECK_FALSE(hits.has(Phrase::gift_card));
}

TEST_CASE("PhraseFinder: a space or a line end inside does not hide a phrase") {
  CHECK(finder().find("利用\n停止").has(Phrase::threat));
  CHECK(finder().find("利 用 停 止").has(Phrase::threat));
  CHECK_FALSE(finder().find("利用  停止").has(Phrase::threat));
}

TEST_CASE("PhraseFinder: a Latin phrase is no part of a longer word") {
  CHECK(finder().find("a webmoney b").has(Phrase::gift_card));
  CHECK_FALSE(finder().find("mywebmoneys").has(Phrase::gift_card));
}

TEST_CASE("PhraseFinder: whole and beginning") {
  CHECK(finder().is_whole("凍結", Phrase::threat));
  CHECK_FALSE(finder().is_whole("凍結中", Phrase::threat));
  CHECK_FALSE(finder().is_whole("", Phrase::threat));
  CHECK(finder().begins_with("凍結中", Phrase::threat));
}

TEST_CASE("phrase_class: every name in the list is known, others are not") {
  CHECK(phrase_class("threat") == Phrase::threat);
  CHECK(phrase_class("subject_suffix") == Phrase::subject_suffix);
  CHECK_FALSE(phrase_class("threats").has_value());
}
