#include "signals/link_evidence.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace furui;

TEST_CASE("host_in_text: the host a visible text pretends") {
  struct Row {
    const char* text;
    const char* host;
  };
  const std::vector<Row> rows = {{"https://www.smbc.co.jp/a?b", "www.smbc.co.jp"},
                                 {"こちら https://A.example/", "a.example"},
                                 {"smbc.co.jp", "smbc.co.jp"},
                                 {" www.example.com/path", "www.example.com"},
                                 {"index.html", ""},
                                 {"info@smbc.co.jp", ""},
                                 {"ログイン", ""},
                                 {"3.5", ""},
                                 {"ftp://a.jp/", ""},
                                 {"http://", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(host_in_text(row.text) == row.host);
  }
}

TEST_CASE("find_url_pairs: a URL with another behind it in brackets") {
  const auto pairs = find_url_pairs("見る\nhttps://www2.cr.mufg.jp/x <https://kumo-neko.cn/y>\n");
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].shown_host == "www2.cr.mufg.jp");
  CHECK(pairs[0].target_host == "kumo-neko.cn");
}

TEST_CASE("find_url_pairs: words before a bracket are no URL") {
  CHECK(find_url_pairs("詳しくは <https://kumo-neko.cn/y> へ").empty());
}

TEST_CASE("find_url_pairs: at most fifty, however many there are") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "http://a.jp <http://b.jp>\n";
  CHECK(find_url_pairs(text).size() == 50);
}
