#include "data/digest.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("digest_mail: line ends and white space at the end do not count") {
  CHECK(digest_mail("A: b\n\ntext\n") == digest_mail("A: b\r\n\r\ntext\r\n\r\n"));
}

TEST_CASE("digest_mail: one other letter is another digest") {
  CHECK(digest_mail("A: b\n\ntext\n") != digest_mail("A: b\n\ntexts\n"));
}
