#include "score/passthrough.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("status_header: verdict, probability and model") {
  CHECK(status_header({VerdictKind::spam, 0.99731, 5.9}, 0xabc) ==
        "X-Furui-Status: spam, probability=0.9973, model=0000000000000abc");
}

TEST_CASE("with_status: the header comes first, every other byte stays") {
  CHECK(with_status("Subject: a\n\nbody\xff\r\n", "X: y") == "X: y\nSubject: a\n\nbody\xff\r\n");
}

TEST_CASE("with_status: an mbox From_ line stays first") {
  CHECK(with_status("From a@b Mon Mar  6 10:00:00 2023\nSubject: a\n\nFrom here\n", "X: y") ==
        "From a@b Mon Mar  6 10:00:00 2023\nX: y\nSubject: a\n\nFrom here\n");
}

TEST_CASE("with_status: line ends are the mail's own") {
  CHECK(with_status("Subject: a\r\n\r\nbody\r\n", "X: y") == "X: y\r\nSubject: a\r\n\r\nbody\r\n");
}

TEST_CASE("with_status: forged headers of ours go, with their continuation lines") {
  CHECK(with_status("x-furui-status: ham,\n probability=0\nSubject: a\n b\nX-Furui-Other: 1\n\n"
                    "X-Furui-Status: in the body\n",
                    "X: y") == "X: y\nSubject: a\n b\n\nX-Furui-Status: in the body\n");
}

TEST_CASE("with_status: a mail without body, or without anything, gets its header") {
  CHECK(with_status("Subject: a\n", "X: y") == "X: y\nSubject: a\n");
  CHECK(with_status("Subject: a", "X: y") == "X: y\nSubject: a");
  CHECK(with_status("", "X: y") == "X: y\n");
}

TEST_CASE(
    "with_status: a first line that begins with a blank does not become a part of our field") {
  CHECK(with_status(" a\nSubject: b\n\nc\n", "X: y") == " a\nX: y\nSubject: b\n\nc\n");
  CHECK(with_status("From a\n\tb\nSubject: c\n", "X: y") == "From a\n\tb\nX: y\nSubject: c\n");
  CHECK(with_status("\ta", "X: y") == "\ta\nX: y\n");
}

TEST_CASE("with_status: a mail that begins with a blank line has its header before that") {
  CHECK(with_status("\nX-Furui-Status: body\n", "X: y") == "X: y\n\nX-Furui-Status: body\n");
}

TEST_CASE("StatusFilter: the pieces a mail comes in change nothing") {
  const std::string mail =
      "From a@b\r\n c\r\nx-furui-status: ham,\r\n 0\r\nSubject: a\r\n\r\nX-Furui-Status: in the "
      "body\r\n";
  // A first piece without a line end would not tell which one is the mail's own.
  for (std::size_t first = 10; first < mail.size(); ++first) {
    for (const std::size_t size : {1U, 3U, 8U, 9U}) {
      StatusFilter filter("X: y");
      std::string out = filter.pass(mail.substr(0, first));
      for (std::size_t i = first; i < mail.size(); i += size)
        out += filter.pass(mail.substr(i, size));
      out += filter.finish();
      CAPTURE(first);
      CHECK(out == with_status(mail, "X: y"));
    }
  }
}
