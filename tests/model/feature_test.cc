#include "model/feature.h"

#include <doctest/doctest.h>

using namespace furui;

TEST_CASE("token_key: the same text in another field or of another kind is another feature") {
  const FeatureKey subject = token_key({Field::subject, TokenKind::word, "緊急"});
  CHECK(subject == token_key({Field::subject, TokenKind::word, "緊急"}));
  CHECK(subject != token_key({Field::body, TokenKind::word, "緊急"}));
  CHECK(subject != token_key({Field::subject, TokenKind::ngram, "緊急"}));
  CHECK(signal_key("x") != token_key({Field::subject, TokenKind::word, "x"}));
}

TEST_CASE("token_feature_name: names field, kind where it is not a plain word, and text") {
  CHECK(token_feature_name({Field::subject, TokenKind::word, "緊急"}) == "subject:緊急");
  CHECK(token_feature_name({Field::body, TokenKind::ngram, "緊急"}) == "body/ngram:緊急");
  CHECK(feature_field("body/ngram:緊急") == "body");
  CHECK(feature_field("signal:x") == "signal");
}

TEST_CASE("token_group: senders, links, n-grams and words are apart") {
  CHECK(token_group({Field::body, TokenKind::word, "a"}) == FeatureGroup::words);
  CHECK(token_group({Field::body, TokenKind::ngram, "a"}) == FeatureGroup::ngrams);
  CHECK(token_group({Field::header, TokenKind::property, "a"}) == FeatureGroup::sender);
  CHECK(token_group({Field::link_host, TokenKind::property, "a"}) == FeatureGroup::links);
  CHECK(token_group({Field::structure, TokenKind::property, "a"}) == FeatureGroup::structure);
}

TEST_CASE("byte_ngram_key: header, body and text are apart") {
  const FeatureKey header = byte_ngram_key(BytePlace::header, "abcd");
  CHECK(header == byte_ngram_key(BytePlace::header, "abcd"));
  CHECK(header != byte_ngram_key(BytePlace::body, "abcd"));
  CHECK(header != signal_key("abcd"));
  CHECK(header != token_key({Field::body, TokenKind::ngram, "abcd"}));
}

TEST_CASE("byte_ngram_feature_name: bytes that cannot be shown are written out") {
  CHECK(byte_ngram_feature_name(BytePlace::header, "ISO-") == "bytes/header:ISO-");
  CHECK(byte_ngram_feature_name(BytePlace::body, "\x1b$B\xff") == "bytes/body:\\x1B$B\\xFF");
  CHECK(feature_field("bytes/header:ISO-") == "bytes");
}
