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
