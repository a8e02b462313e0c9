#include "serve/endpoint.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/error.h"

using namespace furui;

TEST_CASE("parse_endpoint: what it reads is what describe says") {
  for (const std::string text :
       {"unix:/run/furui/spamd.sock", "127.0.0.1:783", "[::1]:783", "0.0.0.0:0"}) {
    CAPTURE(text);
    CHECK(describe(parse_endpoint(text)) == text);
  }
}

TEST_CASE("parse_endpoint: what is neither a path nor an address and port is an Error") {
  for (const std::string text :
       {"", "783", "unix:", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1",
        "127.0.0.1:7x", "localhost:783", "::1:783", "[127.0.0.1]:783", "[::1:783", "/run/sock"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(static_cast<void>(parse_endpoint(text)), Error);
  }
}

TEST_CASE("parse_endpoint: a path too long for a socket is an Error") {
  CHECK(parse_endpoint("unix:" + std::string(107, 'a')).path.size() == 107);
  CHECK_THROWS_AS(static_cast<void>(parse_endpoint("unix:" + std::string(108, 'a'))), Error);
}

TEST_CASE("is_local: Unix sockets and loopback addresses alone") {
  for (const std::string text : {"unix:/s", "127.0.0.1:1", "127.8.8.8:1", "[::1]:1"}) {
    CAPTURE(text);
    CHECK(is_local(parse_endpoint(text)));
  }
  for (const std::string text : {"0.0.0.0:1", "192.0.2.1:1", "[::]:1", "[::ffff:127.0.0.1]:1"}) {
    CAPTURE(text);
    CHECK_FALSE(is_local(parse_endpoint(text)));
  }
}
