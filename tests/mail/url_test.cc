#include "mail/url.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace furui;

TEST_CASE("parse_url: takes a usual URL apart") {
  const Url url = parse_url("HTTPS://user:pw@Www.Example.CO.JP:8443/a/b?c=d#e");
  CHECK(url.scheme == "https");
  CHECK(url.userinfo == "user:pw");
  CHECK(url.host == "www.example.co.jp");
  CHECK(url.port == 8443);
  CHECK(url.path == "/a/b");
  CHECK(url.query == "c=d");
  CHECK_FALSE(url.malformed);
}

TEST_CASE("parse_url: finds the host in everything browsers take") {
  struct Row {
    const char* text;
    const char* host;
    bool malformed;
  };
  const std::vector<Row> rows{{"http://example.jp", "example.jp", false},
                              {"http:/example.jp/x", "example.jp", true},
                              {"http:example.jp/x", "example.jp", true},
                              {"http:////example.jp/", "example.jp", true},
                              {"http:\\\\example.jp\\x", "example.jp", true},
                              {"https;//example.jp/", "example.jp", true},
                              {"hxxps://example.jp/", "example.jp", true},
                              {"//example.jp/x", "example.jp", false},
                              {"www.example.jp/x", "www.example.jp", false},
                              {"example.co.jp/login", "example.co.jp", true},
                              {"example.com:8080/x", "example.com", true},
                              {" \n https://exa\nmple.jp/\t", "example.jp", false},
                              {"https://amazon.co.jp@evil.example/", "evil.example", false},
                              {"https://a@b@evil.example/", "evil.example", false},
                              {"https://evil.example\\@amazon.co.jp/", "evil.example", true},
                              {"https://evil.example?@amazon.co.jp/", "evil.example", false},
                              {"https://evil.example#@amazon.co.jp/", "evil.example", false},
                              {"https://ex%61mple.jp/", "example.jp", false},
                              {"https://ｅｘａｍｐｌｅ。ｊｐ/", "example.jp", false},
                              {"https://exam\u00ADple\u200B.jp/", "example.jp", false},
                              {"https://日本語.jp/", "xn--wgv71a119e.jp", false},
                              {"https://example.jp./", "example.jp", false},
                              {"https://a b.example/", "a b.example", true},
                              {"https://a..b/", "a..b", true},
                              {"https://a../", "a.", true},
                              {"https:///", "", true},
                              {"https://", "", true}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Url url = parse_url(row.text);
    CHECK(url.host == row.host);
    CHECK(url.malformed == row.malformed);
  }
}

TEST_CASE("parse_url: reads IP addresses in all their forms") {
  struct Row {
    const char* text;
    const char* host;
  };
  const std::vector<Row> rows{{"http://192.0.2.1/", "192.0.2.1"},
                              {"http://3221225985/", "192.0.2.1"},
                              {"http://0xC0000201/", "192.0.2.1"},
                              {"http://0300.0.02.0x1/", "192.0.2.1"},
                              {"http://192.513/", "192.0.2.1"},
                              {"http://１９２.0.2.1/", "192.0.2.1"},
                              {"http://[2001:DB8:0::1]:80/", "2001:db8::1"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Url url = parse_url(row.text);
    CHECK(url.host == row.host);
    CHECK(url.host_is_ip);
    CHECK_FALSE(url.malformed);
  }
}

TEST_CASE("parse_url: a broken IP address is malformed and none") {
  for (const char* text : {"http://1.2.3.4.5/", "http://999.1.1.1/", "http://[::zz]/",
                           "http://4294967296/", "http://[2001:db8::1/", "http://[/"}) {
    CAPTURE(text);
    const Url url = parse_url(text);
    CHECK(url.malformed);
    CHECK_FALSE(url.host_is_ip);
  }
}

TEST_CASE("parse_url: a name that begins with digits is no IP address") {
  CHECK_FALSE(parse_url("http://1.2.3.4.example.jp/").host_is_ip);
}

TEST_CASE("parse_url: keeps the host as a reader sees it") {
  CHECK(parse_url("https://xn--wgv71a119e.jp/").unicode_host == "日本語.jp");
}

TEST_CASE("parse_url: other schemes have no host but keep their text") {
  const Url url = parse_url("mailto:a@example.jp?subject=x");
  CHECK(url.scheme == "mailto");
  CHECK(url.host.empty());
  CHECK(url.path == "a@example.jp");
  CHECK(url.query == "subject=x");
  CHECK(parse_url("javascript:alert(1)").scheme == "javascript");
  CHECK(parse_url("data:text/html,<p>").path == "text/html,<p>");
}

TEST_CASE("parse_url: a relative reference has no host") {
  for (const char* text :
       {"index.html", "/a/b", "#top", "", "?x=y", "foo", "a.php?u=example.com"}) {
    CAPTURE(text);
    CHECK(parse_url(text).host.empty());
  }
}

TEST_CASE("parse_url: a port that is none is malformed") {
  for (const char* text : {"http://a.example:99999/", "http://a.example:x/"}) {
    const Url url = parse_url(text);
    CHECK(url.port == -1);
    CHECK(url.malformed);
  }
  CHECK_FALSE(parse_url("http://a.example:/").malformed);
}

TEST_CASE("parse_url: an endless URL is cut") {
  const Url url = parse_url("https://example.jp/" + std::string(1'000'000, 'a'));
  CHECK(url.host == "example.jp");
  CHECK(url.path.size() < 100'000);
}

TEST_CASE("resolve_url: makes relative references absolute") {
  struct Row {
    const char* reference;
    const char* expected;
  };
  const std::vector<Row> rows{{"x", "https://e.example/d/x"},
                              {"/x", "https://e.example/x"},
                              {"//f.example/x", "https://f.example/x"},
                              {"?q", "https://e.example/d/p?q"},
                              {"http://g.example/", "http://g.example/"},
                              {"mailto:a@b.example", "mailto:a@b.example"},
                              {"#f", "#f"},
                              {"", ""}};
  for (const Row& row : rows) {
    CHECK(resolve_url("https://e.example/d/p?a=b/c", row.reference) == row.expected);
  }
}

TEST_CASE("resolve_url: a base without host changes nothing") {
  CHECK(resolve_url("", "x") == "x");
  CHECK(resolve_url("mailto:a", "x") == "x");
}
