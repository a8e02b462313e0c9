#include "mail/authentication.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("read_authentication_results: methods, results and domains are read") {
  const AuthenticationResults field = read_authentication_results(
      "MX.example.jp; spf=pass (sender; allowed) smtp.mailfrom=bounce@Example.org; "
      "dkim=fail reason=\"bad; key\" header.i=@example.net header.d=example.com; dmarc=none "
      "header.from=example.org");
  CHECK(field.authserv_id == "mx.example.jp");
  REQUIRE(field.results.size() == 3);
  CHECK(field.results[0].method == "spf");
  CHECK(field.results[0].result == "pass");
  CHECK(field.results[0].domain == "example.org");
  CHECK(field.results[1].result == "fail");
  CHECK(field.results[1].domain == "example.com");
  CHECK(field.results[2].method == "dmarc");
  CHECK(field.results[2].domain == "example.org");
}

TEST_CASE("read_authentication_results: a version behind the authserv-id is skipped") {
  const AuthenticationResults field =
      read_authentication_results("mx.example 1; dkim/1=pass header.d=a.example");
  CHECK(field.authserv_id == "mx.example");
  REQUIRE(field.results.size() == 1);
  CHECK(field.results[0].method == "dkim");
}

TEST_CASE("read_authentication_results: no result gives none") {
  const AuthenticationResults field = read_authentication_results("mx.example; none");
  CHECK(field.authserv_id == "mx.example");
  CHECK(field.results.empty());
}

TEST_CASE("read_authentication_results: a missing authserv-id is empty and loses no result") {
  const AuthenticationResults field =
      read_authentication_results("spf=softfail smtp.helo=a.example");
  CHECK(field.authserv_id.empty());
  REQUIRE(field.results.size() == 1);
  CHECK(field.results[0].result == "softfail");
  CHECK(field.results[0].domain == "a.example");
}

TEST_CASE("read_authentication_results: a result inside a comment does not count") {
  CHECK(read_authentication_results("mx.example; (dkim=pass header.d=a.example)").results.empty());
}

TEST_CASE("read_dkim_domain: d= is found among the tags, lower case") {
  CHECK(read_dkim_domain("v=1; a=rsa-sha256; bd=no.example; d=Example.ORG; s=x; b=d=") ==
        "example.org");
  CHECK(read_dkim_domain("v=1; a=rsa-sha256").empty());
}
