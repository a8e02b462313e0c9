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

TEST_CASE("printable: what changes the direction of writing or ends a line becomes visible") {
  for (const std::string_view control :
       {"\u061C", "\u200E", "\u200F", "\u2028", "\u2029", "\u202A", "\u2066", "\u2069"}) {
    const std::string shown = printable(control);
    CAPTURE(shown);
    CHECK(shown.starts_with("\\x"));
    CHECK(shown.size() == 4 * control.size());
  }
  CHECK(printable("\u200D\u2027\u2030") == "\u200D\u2027\u2030");
}

TEST_CASE("printable: bytes that are not UTF-8 become visible") {
  CHECK(printable("\x8c\x8f.eml") == "\\x8C\\x8F.eml");                     // Shift_JIS
  CHECK(printable("\x9b[31m\xff") == "\\x9B[31m\\xFF");                     // C1 of one byte
  CHECK(printable("\xc0\x9b\xed\xa0\x80") == "\\xC0\\x9B\\xED\\xA0\\x80");  // overlong, surrogate
  CHECK(printable("a\xe2\x80") == "a\\xE2\\x80");
  CHECK(printable("\xf0\x9f\x98\x80\xf4\x90\x80\x80") == "\U0001F600\\xF4\\x90\\x80\\x80");
}

TEST_CASE("printable_json: C1, DEL and bidirectional controls become escapes, the layout stays") {
  CHECK(printable_json("{\n  \"a\": \"\u009B\x7f\u202E\u2028件\"\n}") ==
        "{\n  \"a\": \"\\u009B\\u007F\\u202E\\u2028件\"\n}");
}
