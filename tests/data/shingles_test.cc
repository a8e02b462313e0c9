#include "data/shingles.h"

#include <doctest/doctest.h>

using namespace furui;

namespace {

Elements of(const std::string& text) {
  Mail mail;
  mail.text = text;
  return shingles_of(mail);
}

}  // namespace

TEST_CASE("shingles_of: numbers, width, case and line breaks make no difference") {
  CHECK(of("受付番号 12345 のご注文 Order") == of("受付番号\n98765のご注文　ＯＲＤＥＲ"));
}

TEST_CASE("shingles_of: another word makes other shingles around it alone") {
  const Elements one = of("来週の打ち合わせの資料をお送りします");
  const Elements other = of("来週の打ち合わせの議事をお送りします");
  CHECK(one.size() == other.size());
  CHECK(one != other);
}

TEST_CASE("shingles_of: fewer letters than a shingle make none") {
  CHECK(of("資料です").empty());
  CHECK(of("").empty());
}

TEST_CASE("shingles_of: each is given once, ascending") {
  const Elements shingles = of(std::string(100, 'a'));
  CHECK(shingles.size() == 1);
}
