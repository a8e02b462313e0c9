#include "mail/domain.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace furui;

TEST_CASE("registrable_domain: is one label below the public suffix") {
  struct Row {
    const char* host;
    const char* domain;
  };
  const std::vector<Row> rows{{"www.amazon.co.jp", "amazon.co.jp"},
                              {"a.b.example.com", "example.com"},
                              {"WWW.Example.COM", "example.com"},
                              {"example.com.", "example.com"},
                              {"shop.city.chiyoda.tokyo.jp", "city.chiyoda.tokyo.jp"},
                              {"evil.duckdns.org", "evil.duckdns.org"},
                              {"x.evil.duckdns.org", "evil.duckdns.org"},
                              {"a.b.unknown-suffix", "b.unknown-suffix"}};
  for (const Row& row : rows) CHECK(registrable_domain(row.host) == row.domain);
}

TEST_CASE("registrable_domain: what has none is returned as it is") {
  for (const char* host : {"co.jp", "localhost", "192.168.0.1", "2001:db8::1", ""}) {
    CHECK(registrable_domain(host) == host);
  }
}

TEST_CASE("registrable_domain: an overlong host comes back unharmed") {
  const std::string host(100'000, 'a');
  CHECK(registrable_domain(host) == host);
}

TEST_CASE("is_within_domain: the domain itself and what is below it") {
  CHECK(is_within_domain("amazon.co.jp", "amazon.co.jp"));
  CHECK(is_within_domain("www.amazon.co.jp", "amazon.co.jp"));
  CHECK_FALSE(is_within_domain("notamazon.co.jp", "amazon.co.jp"));
  CHECK_FALSE(is_within_domain("amazon.co.jp.evil.cn", "amazon.co.jp"));
  CHECK_FALSE(is_within_domain("amazon.co.jp", ""));
}

TEST_CASE("top_level_domain: is the last label") {
  CHECK(top_level_domain("www.amazon.co.jp") == "jp");
  CHECK(top_level_domain("www.example.com.") == "com");
  CHECK(top_level_domain("localhost") == "localhost");
}

TEST_CASE("ascii_host: U-labels become A-labels") {
  CHECK(ascii_host("日本語.jp") == "xn--wgv71a119e.jp");
  CHECK(ascii_host("аmazon.com") == "xn--mazon-3ve.com");
}

TEST_CASE("ascii_host: full-width letters and ideographic full stops become ASCII") {
  CHECK(ascii_host("ａｍａｚｏｎ。ｃｏ．ｊｐ") == "amazon.co.jp");
}

TEST_CASE("ascii_host: invisible letters vanish") {
  CHECK(ascii_host("ama\u00ADzon\u200B.co.jp") == "amazon.co.jp");
}

TEST_CASE("ascii_host: what cannot be converted stays, lower-cased") {
  CHECK(ascii_host("XN--\u3042") == "xn--\u3042");
}

TEST_CASE("unicode_host: A-labels become U-labels") {
  CHECK(unicode_host("xn--wgv71a119e.jp") == "日本語.jp");
}

TEST_CASE("is_ip_address: tells addresses from names") {
  CHECK(is_ip_address("192.0.2.1"));
  CHECK(is_ip_address("2001:db8::1"));
  CHECK_FALSE(is_ip_address("192.0.2.1.example.jp"));
  CHECK_FALSE(is_ip_address("12345"));
}
