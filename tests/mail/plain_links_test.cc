#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mail/html.h"

using namespace furui;

namespace {

std::vector<std::string> hrefs(std::string_view text) {
  std::vector<std::string> found;
  for (const Link& link : find_plain_text_links(text, kLimits)) found.push_back(link.href);
  return found;
}

}  // namespace

TEST_CASE("find_plain_text_links: finds where a URL begins and ends") {
  struct Row {
    const char* text;
    std::vector<std::string> expected;
  };
  const std::vector<Row> rows{
      {"https://example.jp/をクリック", {"https://example.jp/"}},
      {"こちら→https://example.jp/a?b=c#d。", {"https://example.jp/a?b=c#d"}},
      {"「http://example.jp」", {"http://example.jp"}},
      {"(see https://example.jp/a_(b)).", {"https://example.jp/a_(b)"}},
      {"www.example.jp へ", {"www.example.jp"}},
      {"HTTPS://EXAMPLE.JP", {"HTTPS://EXAMPLE.JP"}},
      {"hxxp://example.jp/", {"hxxp://example.jp/"}},
      {"http://a.example http://b.example", {"http://a.example", "http://b.example"}},
      {"https://日本語.jp/", {"https://日本語.jp/"}},
      {"https://аmazon.example/", {"https://аmazon.example/"}},
      {"https://exam\u200Bple.jp/x", {"https://exam\u200Bple.jp/x"}},
      {"https://example.jp/x\u200B", {"https://example.jp/x"}},
      {"メールは info@www.example.jp まで", {}},
      {"12:34 例. 比 a://b", {}},
      {"https:// と書く", {}}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(hrefs(row.text) == row.expected);
  }
}

TEST_CASE("find_plain_text_links: a URL in brackets behind another is its target") {
  for (const char* text :
       {"https://a.example/ <https://b.example/>", "https://a.example/<https://b.example/>",
        "https://a.example/ [https://b.example/]"}) {
    CAPTURE(text);
    const std::vector<Link> links = find_plain_text_links(text, kLimits);
    REQUIRE(links.size() == 1);
    CHECK(links[0].text == "https://a.example/");
    CHECK(links[0].href == "https://b.example/");
    CHECK(links[0].source == LinkSource::plain_text);
  }
}

TEST_CASE("find_plain_text_links: words in brackets behind a URL are no target") {
  const std::vector<Link> links = find_plain_text_links("https://a.example/ <山田>", kLimits);
  REQUIRE(links.size() == 1);
  CHECK(links[0].href == "https://a.example/");
}

TEST_CASE("find_unlinked_urls: finds a URL that no anchor holds, once") {
  const HtmlContent html = read_html(
      "<p>https://a.example/x <a href='https://b.example/'>b</a><p>https://a.example/x", kLimits);
  const std::vector<Link> links = find_unlinked_urls(html, kLimits);
  REQUIRE(links.size() == 1);
  CHECK(links[0].href == "https://a.example/x");
  CHECK(links[0].source == LinkSource::plain_text);
}

TEST_CASE("find_unlinked_urls: leaves out what anchors show or lead to") {
  for (const char* text :
       {"<a href='https://b.example/'>https://a.example/x</a>",
        "<a href='https://b.example/'>こちら https://a.example/x です</a> https://a.example/x",
        "<a href='https://a.example/'>a</a> https://a.example",
        "<i style='display:none'>https://a.example/</i>文"}) {
    CAPTURE(text);
    CHECK(find_unlinked_urls(read_html(text, kLimits), kLimits).empty());
  }
}

TEST_CASE("find_plain_text_links: stops at the limit") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "http://a.example/ ";
  CHECK(find_plain_text_links(text, kLimits).size() == kLimits.links);
}
