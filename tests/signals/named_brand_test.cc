#include "signals/named_brand.h"

#include <doctest/doctest.h>

using namespace furui;

namespace {

/// The brand named by a mail of these texts.
std::string brand_of(const std::string& name, const std::string& subject, const std::string& text) {
  static const Lists lists(default_list_texts());
  Mail mail;
  mail.from.push_back({name, "info@aozora.example", "info", "aozora.example"});
  mail.subject = subject;
  mail.text = text;
  return named_brand(mail, lists);
}

}  // namespace

TEST_CASE("named_brand: the sender's name goes before the subject, the subject before the text") {
  CHECK(brand_of("えきねっと", "メルカリの件", "楽天市場") == "ekinet");
  CHECK(brand_of("青空商店", "メルカリの件", "楽天市場") == "mercari");
  CHECK(brand_of("青空商店", "お知らせ", "楽天市場をご利用の方へ") == "rakuten");
}

TEST_CASE("named_brand: a brand written to be missed is named all the same") {
  CHECK(brand_of("", "【 え き ね っ と 】重要", "") == "ekinet");
}

TEST_CASE("named_brand: an ordinary word names no brand") {
  CHECK(brand_of("", "アップルパイの作り方", "") == "");
}

TEST_CASE("named_brand: a mail of nobody and nothing names none") {
  const Lists lists(default_list_texts());
  CHECK(named_brand(Mail{}, lists).empty());
}
