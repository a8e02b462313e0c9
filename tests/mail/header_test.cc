#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mail/date.h"
#include "mail/header_block.h"
#include "mail/header_parameter.h"
#include "mail/header_text.h"

using namespace furui;

namespace {

std::string decode(std::string_view raw, Defects& defects) {
  return decode_encoded_words(read_raw_value(raw, "", defects), defects);
}

struct Row {
  std::string_view raw;
  std::string_view text;
};

constexpr Row kEncodedWords[] = {
    {"=?UTF-8?B?5Lya6K2w?=", "会議"},
    {"=?utf-8?b?5Lya6K2w?=", "会議"},
    {"=?utf-8?q?=E4=BC=9A=E8=AD=B0?=", "会議"},
    {"=?utf-8*ja?B?5Lya6K2w?=", "会議"},
    {"=?utf-8?B?5Lya?= =?utf-8?B?6K2w?=", "会議"},
    {"=?utf-8?B?5Lya?=\r\n =?utf-8?B?6K2w?=", "会議"},
    {"=?utf-8?B?5Lya?==?utf-8?B?6K2w?=", "会議"},
    {"=?utf-8?Q?=E4=BC?= =?utf-8?Q?=9A?=", "会"},
    {"=?utf-8?B?5Lw=?= =?UTF-8?B?mg==?=", "会"},
    {"=?utf-8?B?5Lya6?= =?utf-8?B?K2w?=", "会議"},
    {"=?utf-8?B?5Lya6K2w5a?=", "会議"},
    {"=?utf-8?Q?a b_c?=", "a b c"},
    {"=?utf-8?Q?a=3D=3F=?=", "a=?="},
    {"Re:=?utf-8?B?5Lya6K2w?=!", "Re:会議!"},
    {"Re: =?utf-8?B?5Lya6K2w?= (2)", "Re: 会議 (2)"},
    {"=?ISO-2022-JP?B?GyRCMnE1RBsoQg==?=", "会議"},
    {"=?ISO-2022-JP?B?GyRCMnE=?= =?ISO-2022-JP?B?NUQbKEI=?=", "会議"},
    {"=?ISO-2022-JP?B?GyRCMnE1?= =?ISO-2022-JP?B?RBsoQg==?=", "会議"},
    {"=?gb2312?B?xOO6ww==?= =?utf-8?B?5Lya?=", "你好会"},
    {"=?shift_jis?Q?=89=EF=8Bc?=", "会議"},
    {"=?utf-8?B?5Lya6K2w", "会議"},
    {"1 =? 2 ?= 3", "1 =? 2 ?= 3"},
    {"=?utf-8?x?abc?=", "=?utf-8?x?abc?="},
    {"\x89\xEF\x8B\x63\x82\xCC\x8C\x8F", "会議の件"},
    {"\x1B$B2q5D\x1B(B", "会議"},
    {"会議の\r\n\t件", "会議の件"},
    {"meeting\r\n\ton Monday", "meeting on Monday"},
    {"会議の\t件", "会議の件"},
    {"\x83\x41\r\n \x83\x41", "アア"},
    {"\x1B$B2q5D\x1B(B\r\n\t\x1B$B2q5D\x1B(B", "会議会議"},
    {"会議\r\n ABC\r\n 会議", "会議 ABC 会議"},
    {"été\r\n été", "été été"},
    {"会\r\n\t=?utf-8?B?6K2w?=\r\n\tの件", "会議の件"},
    {"ABC =?utf-8?B?6K2w?= ABC", "ABC 議 ABC"},
};

ParameterizedValue parameters(std::string_view raw) {
  Defects defects;
  return read_parameters(raw, "", defects);
}

}  // namespace

TEST_CASE("decode_encoded_words: words are decoded however programs cut and glue them") {
  for (const Row& row : kEncodedWords) {
    CAPTURE(row.raw);
    Defects defects;
    CHECK(decode(row.raw, defects) == row.text);
  }
}

TEST_CASE("decode_encoded_words: a word that ends inside a letter is noted") {
  Defects defects;
  (void)decode("=?utf-8?Q?=E4=BC?= =?utf-8?Q?=9A?=", defects);
  CHECK(defects.has(Defect::encoded_word_split_character));
}

TEST_CASE("decode_encoded_words: what was encoded twice is decoded and noted") {
  Defects defects;
  // The outer word is base64 of "=?utf-8?Q?[A B] =E4=BC=9A?= 2".
  CHECK(decode("=?utf-8?B?PT91dGYtOD9RP1tBIEJdID1FND1CQz05QT89IDI=?=", defects) == "[A B] 会 2");
  CHECK(defects.has(Defect::encoded_word_malformed));
}

TEST_CASE("decode_encoded_words: words cut between letters are not noted") {
  Defects defects;
  (void)decode("=?utf-8?B?5Lya?= =?utf-8?B?6K2w?=", defects);
  CHECK_FALSE(defects.has(Defect::encoded_word_split_character));
  CHECK_FALSE(defects.has(Defect::encoded_word_malformed));
}

TEST_CASE("read_raw_value: raw eight-bit letters and raw ISO-2022-JP are noted apart") {
  Defects eight_bit;
  (void)decode("\x89\xEF\x8B\x63", eight_bit);
  CHECK(eight_bit.has(Defect::raw_8bit_header));
  Defects escapes;
  (void)decode("\x1B$B2q5D\x1B(B", escapes);
  CHECK(escapes.has(Defect::raw_iso2022jp_header));
  CHECK_FALSE(escapes.has(Defect::raw_8bit_header));
}

TEST_CASE("read_parameters: file names in every form that programs write") {
  const Row rows[] = {
      {"attachment; filename=a.txt", "a.txt"},
      {"attachment; filename=\"a; b.txt\"", "a; b.txt"},
      {"attachment; filename=\"a\\\"b.txt\"", "a\"b.txt"},
      {"attachment; filename*=utf-8'ja'%E4%BC%9A.txt", "会.txt"},
      {"attachment; filename*=iso-2022-jp''%1B%24B2q5D%1B%28B.txt", "会議.txt"},
      {"attachment; filename*=utf-8''%89%EF%8Bc%82%CC%8C%8F.txt", "会議の件.txt"},
      {"attachment; filename*0*=utf-8''%E4%BC; filename*1*=%9A; filename*2=.txt", "会.txt"},
      {"attachment; filename*1=b.txt; filename*0=a", "ab.txt"},
      {"attachment; filename=x; filename*=utf-8''%E4%BC%9A", "会"},
      {"attachment; filename=\"=?ISO-2022-JP?B?GyRCMnE1RBsoQi50eHQ=?=\"", "会議.txt"},
      {"attachment; filename=\"\x89\xEF\x8B\x63\x82\xCC\x8C\x8F\x95\x5C.txt\"", "会議の件表.txt"},
      {"attachment; filename = a.txt ; x=y", "a.txt"},
      {"attachment; filename=\"a.txt", "a.txt"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    CHECK(parameters(row.raw).parameter("filename") == row.text);
  }
}

TEST_CASE("read_parameters: an encoded-word in a parameter is noted") {
  Defects defects;
  (void)read_parameters("x/y; name=\"=?utf-8?B?5Lya?=\"", "", defects);
  CHECK(defects.has(Defect::encoded_word_in_parameter));
}

TEST_CASE("read_parameters: the value is lower case and without comments") {
  CHECK(parameters("Text/HTML (web); charset=UTF-8").value == "text/html");
  CHECK(parameters("Text/HTML (web); charset=UTF-8").parameter("charset") == "UTF-8");
}

TEST_CASE("read_header_block: a missing blank line loses no text") {
  Defects defects;
  const std::string_view mail = "Subject: x\nthis is text\nmore text\n";
  const HeaderBlock block = read_header_block(mail, kLimits, defects);
  CHECK(block.fields.size() == 1);
  CHECK(mail.substr(block.body_begin) == "this is text\nmore text\n");
  CHECK(defects.has(Defect::header_malformed));
}

TEST_CASE("read_header_block: a stray line before known fields is skipped") {
  Defects defects;
  const HeaderBlock block =
      read_header_block("Subject: x\nstray\nFrom: a@example.org\n\nbody", kLimits, defects);
  CHECK(block.fields.size() == 2);
  CHECK(block.value("from") == " a@example.org");
}

TEST_CASE("read_header_block: an encoded-word at the beginning of a line continues the field") {
  Defects defects;
  const HeaderBlock block =
      read_header_block("Subject: a\n=?utf-8?B?5Lya?=\nTo: b@example.org\n\n", kLimits, defects);
  CHECK(block.value("Subject") == " a\n=?utf-8?B?5Lya?=");
}

TEST_CASE("read_header_block: more fields than the limit are noted and the body still found") {
  std::string mail;
  for (std::size_t i = 0; i < kLimits.header_fields + 5; ++i) mail += "X: y\n";
  Defects defects;
  const HeaderBlock block = read_header_block(mail + "\nbody", kLimits, defects);
  CHECK(block.fields.size() == kLimits.header_fields);
  CHECK(block.body_begin == mail.size() + 1);
  CHECK(defects.has(Defect::limit_header_bytes));
}

TEST_CASE("read_date: dates in the forms that mail has") {
  struct DateRow {
    std::string_view text;
    std::int64_t seconds;
    int zone;
  };
  const DateRow rows[] = {
      {"Mon, 1 Jan 2024 09:00:00 +0900", 1704067200, 540},
      {"1 Jan 2024 09:00 +0900 (JST)", 1704067200, 540},
      {"Mon, 01 Jan 24 09:00:00 JST", 1704067200, 540},
      {"Sun, 31 Dec 2023 19:00:00 EST", 1704067200, -300},
      {"Mon Jan  1 00:00:00 2024", 1704067200, 0},
      {"2024-01-01T09:00:00 +09:00", 1704067200, 540},
      {"2024/01/01 09:00:00 +0900", 1704067200, 540},
      {"Thu, 01 Jan 1970 00:00:00 GMT", 0, 0},
  };
  for (const DateRow& row : rows) {
    CAPTURE(row.text);
    const std::optional<Date> date = read_date(row.text);
    REQUIRE(date.has_value());
    CHECK(date->unix_seconds == row.seconds);
    CHECK(date->zone_minutes == row.zone);
  }
}

TEST_CASE("read_date: what is no date gives nothing") {
  for (const std::string_view text :
       {"", "today", "31 Feb 2024 00:00:00 +0000", "1 Jan 2024 25:00:00 +0000", "1 Jan 99999",
        "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(read_date(text).has_value());
  }
}
