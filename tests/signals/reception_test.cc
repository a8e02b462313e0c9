// tests/golden/signals/addresses.mmdb knows the documentation ranges: 192.0.2.0/24 as JP and
// AS64496, 198.51.100.0/24 as CN and AS64497, 203.0.113.0/25 as US without network, 2001:db8::/32
// as CN.
#include "signals/reception.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"

using namespace furui;

namespace {

const std::string kFile = std::string(FURUI_SOURCE_DIR) + "/tests/golden/signals/addresses.mmdb";

const Reception& with_file() {
  static const Reception reception({{}, {kFile}});
  return reception;
}

}  // namespace

TEST_CASE("Reception: an address file tells country and network") {
  const AddressOrigin origin = with_file().origin_of("198.51.100.7");
  CHECK(origin.country == "CN");
  CHECK(origin.network == 64497);
  CHECK(origin.network_name == "Example Cloud");
}

TEST_CASE("Reception: IPv6 addresses are looked up too") {
  CHECK(with_file().origin_of("2001:db8::1").country == "CN");
}

TEST_CASE("Reception: what a file does not know stays empty") {
  const AddressOrigin origin = with_file().origin_of("203.0.113.5");
  CHECK(origin.country == "US");
  CHECK(origin.network == 0);
  CHECK(with_file().origin_of("203.0.113.200").country.empty());
}

TEST_CASE("Reception: what is no address has no origin") {
  for (const char* text : {"", "unknown", "mail.example.jp", "1.2.3", "999.1.1.1",
                           "198.51.100.7.198.51.100.7.198.51.100.7.198.51.100.7"}) {
    CAPTURE(text);
    CHECK(with_file().origin_of(text).country.empty());
  }
}

TEST_CASE("Reception: without files no address has an origin") {
  CHECK(Reception().origin_of("198.51.100.7").country.empty());
}

TEST_CASE("Reception: a file that is no MaxMind DB is an error naming it") {
  const std::string path = std::string(FURUI_SOURCE_DIR) + "/README.md";
  CHECK_THROWS_WITH_AS(Reception({{}, {path}}), doctest::Contains(path.c_str()), Error);
  CHECK_THROWS_AS(Reception({{}, {"/nonexistent.mmdb"}}), Error);
}

TEST_CASE("Reception: an authserv-id is trusted in upper and lower case, and no other") {
  const Reception reception({{"Mail.Example.JP"}, {}});
  CHECK(reception.trusts("mail.example.jp"));
  CHECK(reception.trusts("MAIL.EXAMPLE.JP"));
  CHECK_FALSE(reception.trusts("example.jp"));
  CHECK_FALSE(Reception().trusts(""));
}
