#include "tokenize/tokenizer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "mail/limits.h"
#include "mail/utf8.h"
#include "tests/tokenize/support.h"

using namespace furui;

namespace {

const Dictionary& ipadic() {
  static const Dictionary dictionary("ipadic-utf8");
  return dictionary;
}

TokenizerOptions words_only() {
  TokenizerOptions options;
  options.ngram_min = 0;
  options.ngram_max = 0;
  options.header_tokens = false;
  options.structure_tokens = false;
  return options;
}

Mail mail_with_text(std::string text) {
  Mail mail;
  mail.text = std::move(text);
  return mail;
}

std::vector<std::string> body_of(std::string text, const TokenizerOptions& options) {
  Tokenizer tokenizer(&ipadic(), options);
  return lines(tokenizer.tokenize(mail_with_text(std::move(text))), Field::body);
}

}  // namespace

TEST_CASE("Tokenizer: Japanese becomes dictionary words in base form") {
  CHECK(joined(body_of("カードを使いました", words_only())) ==
        "word:カード | word:を | word:使う | word:ます | word:た");
}

TEST_CASE("Tokenizer: surfaces stay where base forms are not wanted") {
  TokenizerOptions options = words_only();
  options.base_form = false;
  CHECK(has(body_of("使いました", options), "word:使い"));
}

TEST_CASE("Tokenizer: content words alone where that is wanted") {
  TokenizerOptions options = words_only();
  options.content_words_only = true;
  CHECK(joined(body_of("「カード」を使いました。", options)) == "word:カード | word:使う");
}

TEST_CASE("Tokenizer: a word no dictionary has is marked") {
  CHECK(has(body_of("ポニャスコ", words_only()), "unknown_word:ポニャスコ"));
}

TEST_CASE("Tokenizer: disguised text gives the tokens of the plain one") {
  const auto plain = joined(body_of("amazon メルカリ 東京電力", words_only()));
  CHECK(joined(body_of("Ａ m a z o n メルカ\uFE09リ 東 京 電 力", words_only())) == plain);
}

TEST_CASE("Tokenizer: values become shapes") {
  CHECK(joined(body_of("12,800円 0120-444-444 2024年5月1日", words_only())) ==
        "money:yen:5 | phone:0120 | date:d年d月d日");
}

TEST_CASE("Tokenizer: Chinese, Latin, Cyrillic and Hangul text give tokens") {
  for (const std::string_view text : {"请确认您的账户", "Dear customer", "Привет", "안녕하세요"}) {
    CAPTURE(text);
    CHECK_FALSE(body_of(std::string(text), words_only()).empty());
  }
}

TEST_CASE("Tokenizer: neighbours in one sentence are bigrams, across a stop they are not") {
  TokenizerOptions options = words_only();
  options.word_bigrams = true;
  options.content_words_only = true;
  const auto found = body_of("口座停止。確認", options);
  CHECK(has(found, "word:口座 停止"));
  CHECK_FALSE(has(found, "word:停止 確認"));
}

TEST_CASE("Tokenizer: bigrams of long words consist of whole letters") {
  TokenizerOptions options = words_only();
  options.word_bigrams = true;
  for (const std::string& line :
       body_of(std::string(63, 'a') + "éé " + std::string(63, 'b') + "é", options)) {
    CAPTURE(line);
    CHECK(is_valid_utf8(line));
  }
}

TEST_CASE("Tokenizer: n-grams ignore word borders and spaces beside Japanese") {
  TokenizerOptions options = words_only();
  options.words = false;
  options.ngram_min = 2;
  options.ngram_max = 3;
  Tokenizer tokenizer(nullptr, options);
  CHECK(joined(lines(tokenizer.tokenize(mail_with_text("あい\nう ab c")), Field::body)) ==
        "latin_word:ab | latin_word:c | ngram:あい | ngram:あいう | ngram:いう | ngram:いうa | "
        "ngram:うa | ngram:うab | ngram:ab | ngram:b c");
}

TEST_CASE("Tokenizer: n-grams come from the first letters only, and long numbers are masked") {
  TokenizerOptions options = words_only();
  options.words = false;
  options.ngram_min = options.ngram_max = 2;
  options.ngram_characters = 4;
  Tokenizer tokenizer(nullptr, options);
  CHECK(joined(lines(tokenizer.tokenize(mail_with_text("番号8273あいう")), Field::body)) ==
        "number:dddd | ngram:番号 | ngram:号0 | ngram:00");
}

TEST_CASE("Tokenizer: the recipient's address in the text is the recipient, whoever that is") {
  Mail mail = mail_with_text("hanako@home.example.jp 様");
  mail.to = {{"", "hanako@home.example.jp", "hanako", "home.example.jp"}};
  TokenizerOptions options = words_only();
  options.ngram_min = 1;
  options.ngram_max = 4;
  Tokenizer tokenizer(&ipadic(), options);
  const auto found = lines(tokenizer.tokenize(mail), Field::body);
  CHECK(joined(found) == "mail_address:recipient | word:様 | ngram:様");
}

TEST_CASE("Tokenizer: the recipient's name in a text leaves no word and no n-gram of its own") {
  const char* const places[] = {"To", "Cc", "Delivered-To"};
  for (const std::string_view place : places) {
    CAPTURE(place);
    Mail mail = mail_with_text("suzukitaro 様 Suzukitaroさん");
    mail.subject = "suzukitaro";
    mail.from = {{"suzukitaro", "x@shop.example", "x", "shop.example"}};
    const Address recipient = {"", "suzukitaro@home.example.jp", "suzukitaro", "home.example.jp"};
    if (place == "To") mail.to = {recipient};
    if (place == "Cc") mail.cc = {recipient};
    if (place == "Delivered-To") mail.headers = {{"Delivered-To", recipient.address}};
    Tokenizer tokenizer(&ipadic(), TokenizerOptions());
    const auto found = lines(tokenizer.tokenize(mail));
    CHECK(has(found, "latin_word:recipient"));
    CHECK(joined(found).find("uzu") == std::string::npos);
    CHECK(joined(found).find("taro") == std::string::npos);
  }
}

TEST_CASE("Tokenizer: of the part that is not shown only what it says besides is told") {
  Mail mail = mail_with_text("カード");
  mail.alternative_text = "カード\n銀行\n";
  Tokenizer tokenizer(&ipadic(), words_only());
  CHECK(joined(lines(tokenizer.tokenize(mail), Field::alternative)) == "word:銀行");
}

TEST_CASE("Tokenizer: one Tokenizer gives the same tokens for the same mail again and again") {
  Tokenizer tokenizer(&ipadic(), TokenizerOptions());
  const Mail mail = mail_with_text("一つ目の文。Second 文!");
  const auto first = lines(tokenizer.tokenize(mail));
  (void)tokenizer.tokenize(mail_with_text("まったく別の本文"));
  CHECK(lines(tokenizer.tokenize(mail)) == first);
}

TEST_CASE("Tokenizer: an empty mail has tokens of structure and none of text") {
  Tokenizer tokenizer(&ipadic(), TokenizerOptions());
  CHECK_FALSE(tokenizer.tokenize(Mail()).empty());
  CHECK(lines(tokenizer.tokenize(Mail()), Field::body).empty());
}

TEST_CASE("Tokenizer: the number of tokens is bounded") {
  std::string text;
  while (text.size() < kLimits.tokens * 3) text += "a b ";
  Tokenizer tokenizer(&ipadic(), TokenizerOptions());
  CHECK(tokenizer.tokenize(mail_with_text(std::move(text))).size() <= kLimits.tokens);
}

TEST_CASE("Tokenizer: words without a dictionary are an Error") {
  CHECK_THROWS_AS(Tokenizer(nullptr, TokenizerOptions()), Error);
}
