#include "data/linked_text.h"

#include <doctest/doctest.h>

#include "mail/parse_mail.h"

using namespace furui;

namespace {

Mail of_html(const std::string& html) {
  return parse_mail("Content-Type: text/html; charset=UTF-8\n\n" + html);
}

}  // namespace

TEST_CASE("linked_text: anchors stand in their places, with their addresses") {
  const LinkedText text =
      linked_text(of_html("<p>まず<a href=\"https://a.example/1\">こちら</a>、次に"
                          "<a href=\"https://a.example/2\">こちら</a>へ</p>"));
  REQUIRE(text.size() == 5);
  CHECK(text[0].text == "まず");
  CHECK(text[1].href == "https://a.example/1");
  CHECK(text[3].text == "こちら");
  CHECK(text[3].href == "https://a.example/2");
}

TEST_CASE("plain_of: an address that its text hides is shown below it, one it shows is not") {
  CHECK(plain_of({{"a"}, {"b", "https://b.example/"}}) == "ab\nhttps://b.example/\n\n");
  CHECK(plain_of({{"https://b.example/", "https://b.example/"}}) == "https://b.example/\n");
}

TEST_CASE("html_of: reads back as the same text and links") {
  const LinkedText text = {{"a < b & \"c\"\n次の行 "}, {"こちら", "https://a.example/?x=1&y=2"}};
  const Mail mail = of_html(html_of(text));
  CHECK(mail.text.find("a < b & \"c\"") != std::string::npos);
  REQUIRE(mail.links.size() == 1);
  CHECK(mail.links[0].text == "こちら");
  CHECK(mail.links[0].href == "https://a.example/?x=1&y=2");
}
