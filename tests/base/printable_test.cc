#include "base/printable.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("printable: control characters become visible, other text stays") {
  CHECK(printable("件名 a/b.eml") == "件名 a/b.eml");
  CHECK(printable("a\tb\nc") == "a\\tb\\nc");
  CHECK(printable("\x1b[31m\x7f") == "\\x1B[31m\\x7F");
  CHECK(printable("\xc2\x9b"
                  "1m") == "\\xC2\\x9B1m");
  CHECK(printable("\xe2\x80\xae"
                  "fdp") == "\\xE2\\x80\\xAEfdp");
}

TEST_CASE("printable: a cut UTF-8 sequence at the end is left as it is") {
  CHECK(printable("a\xe2\x80") == "a\xe2\x80");
  CHECK(printable("a\xc2") == "a\xc2");
}
