#include "mail/address.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace furui;

namespace {

std::vector<Address> read(std::string_view value) {
  Defects defects;
  return read_addresses(value, 200, defects);
}

struct Row {
  std::string_view value;
  std::string_view display_name;
  std::string_view address;
};

constexpr Row kSingles[] = {
    {"a@example.org", "", "a@example.org"},
    {"<a@example.org>", "", "a@example.org"},
    {"Yamada <a@example.org>", "Yamada", "a@example.org"},
    {"\"Yamada, Taro\" <a@example.org>", "Yamada, Taro", "a@example.org"},
    {"Yamada, Taro <a@example.org>", "Yamada, Taro", "a@example.org"},
    {"Example.co.jp <a@example.org>", "Example.co.jp", "a@example.org"},
    {"a@example.net <b@example.org>", "a@example.net", "b@example.org"},
    {"\"a@example.net\" <b@example.org>", "a@example.net", "b@example.org"},
    {"\"x <a@example.net>\" <b@example.org>", "x <a@example.net>", "b@example.org"},
    {"山田 太郎 <a@example.org>", "山田 太郎", "a@example.org"},
    {"=?utf-8?B?5bGx55Sw?=<a@example.org>", "山田", "a@example.org"},
    {"\"=?utf-8?B?5bGx55Sw?=\" <a@example.org>", "山田", "a@example.org"},
    // The words hold "a <b@c>, d" once decoded.
    {"=?utf-8?B?YSA8YkBjPiwgZA==?= <e@example.org>", "a <b@c>, d", "e@example.org"},
    {"=?utf-8?Q?a_<b@c>,_d?= <e@example.org>", "a <b@c>, d", "e@example.org"},
    {"\"Yamada\"a@example.org", "Yamada", "a@example.org"},
    {"Yamada a@example.org", "Yamada", "a@example.org"},
    {"a@example.org (Yamada)", "Yamada", "a@example.org"},
    {"\"john doe\"@example.org", "", "\"john doe\"@example.org"},
    {"Yamada <a@example.org", "Yamada", "a@example.org"},
    {"\"Yamada <a@example.org>", "\"Yamada", "a@example.org"},
    {"<@relay.example:a@example.org>", "", "a@example.org"},
    {"Yamada (Tokyo) <a@example.org>", "Yamada (Tokyo)", "a@example.org"},
    {"support", "support", ""},
    {"a..b.@example.jp", "", "a..b.@example.jp"},
};

}  // namespace

TEST_CASE("read_addresses: one address, however it is written") {
  for (const Row& row : kSingles) {
    CAPTURE(row.value);
    const std::vector<Address> addresses = read(row.value);
    REQUIRE(addresses.size() == 1);
    CHECK(addresses[0].display_name == row.display_name);
    CHECK(addresses[0].address == row.address);
  }
}

TEST_CASE("read_addresses: several addresses and groups are told apart") {
  const std::vector<Address> list =
      read("a@example.org, \"B, C\" <b@example.org>; <d@example.org>");
  REQUIRE(list.size() == 3);
  CHECK(list[1].display_name == "B, C");
  CHECK(read("friends: a@example.org, b@example.org;").size() == 2);
}

TEST_CASE("read_addresses: an empty group has no address") {
  CHECK(read("undisclosed-recipients:;").empty());
  CHECK(read("recipients not specified: ;").empty());
}

TEST_CASE("read_addresses: domains are lower case and in A-labels") {
  CHECK(read("a@EXAMPLE.Org")[0].domain == "example.org");
  CHECK(read("a@日本語.example")[0].domain == "xn--wgv71a119e.example");
  CHECK(read("a@EXAMPLE.Org")[0].local_part == "a");
}

TEST_CASE("read_addresses: more than the limit are left out and noted") {
  Defects defects;
  CHECK(read_addresses("a@b, c@d, e@f", 2, defects).size() == 2);
  CHECK(defects.has(Defect::limit_others));
}

TEST_CASE("read_return_path: angles go, and none give an empty address") {
  CHECK(read_return_path("<a@example.org>").domain == "example.org");
  CHECK(read_return_path("<>").address.empty());
}
