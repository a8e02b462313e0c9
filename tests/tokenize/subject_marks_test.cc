#include "tokenize/subject_marks.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("without_subject_marks: other filters' verdicts go, the sender's brackets stay") {
  const struct {
    std::string_view subject, plain;
  } rows[] = {
      {"[SPAM] お知らせ", "お知らせ"},
      {"*****SPAM***** win", "win"},
      {"{Spam?} win", "win"},
      {"[迷惑メール] [SPAM] x", "x"},
      {"<Virus found> x", "x"},
      {"【重要】 お知らせ", "【重要】 お知らせ"},
      {"[WEB-208] 崩れ", "[WEB-208] 崩れ"},
      {"Re: [SPAM] x", "Re: [SPAM] x"},
      {"Spam sandwich", "Spam sandwich"},
      {"[", "["},
      {"***", "***"},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.subject);
    CHECK(without_subject_marks(row.subject, false) == row.plain);
  }
}

TEST_CASE("without_subject_marks: gateways' marks go from both ends") {
  const struct {
    std::string_view subject, plain;
  } rows[] = {
      {"[EXTERNAL] 見積書", "見積書"},
      {"[EXT] x", "x"},
      {"[External Email] x", "x"},
      {"**CAUTION: External** x", "x"},
      {"[外部メール] x", "x"},
      {"x [score: 5.5]", "x"},
      {"x [SPAM] (score 12) ", "x"},
      {"x ***SPAM***", "x"},
      {"[extended warranty] x", "[extended warranty] x"},
      {"[External drives] x", "[External drives] x"},
      {"x [2/3]", "x [2/3]"},
      {"x (迷惑メール対策)", "x (迷惑メール対策)"},
      {"x[EXT]", "x[EXT]"},
      {"score", "score"},
      {"x ]", "x ]"},
      {"x *", "x *"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.subject);
    CHECK(without_subject_marks(row.subject, false) == row.plain);
  }
}

TEST_CASE("without_subject_marks: a list's tag goes from a mail that came through a list") {
  CHECK(without_subject_marks("[users 123] x", true) == "x");
  CHECK(without_subject_marks("Re: [users 123] [patch] x", true) == "[patch] x");
  CHECK(without_subject_marks("Re: x", true) == "Re: x");
  CHECK(without_subject_marks("[users 123] x", false) == "[users 123] x");
}
