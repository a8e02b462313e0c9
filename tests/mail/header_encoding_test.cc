#include "mail/header_encoding.h"

#include <doctest/doctest.h>

#include <string>

#include "mail/header_text.h"
#include "mail/transfer_encoding.h"
#include "mail/utf8.h"

using namespace furui;

namespace {

std::string decoded(const std::string& value) {
  Defects defects;
  return decode_encoded_words(value, defects);
}

}  // namespace

TEST_CASE("encode_base64: the examples of RFC 4648 section 10") {
  CHECK(encode_base64("").empty());
  CHECK(encode_base64("f") == "Zg==");
  CHECK(encode_base64("fo") == "Zm8=");
  CHECK(encode_base64("foo") == "Zm9v");
  CHECK(encode_base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("encode_base64: every byte comes back") {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  CHECK(decode_base64(encode_base64(bytes)).bytes == bytes);
}

TEST_CASE("encode_base64_body: no line is longer than 76 characters, and all come back") {
  const std::string bytes(1000, '\xfe');
  const std::string body = encode_base64_body(bytes, "\r\n");
  CHECK(body.find("\r\n") == 76);
  CHECK(body.ends_with("\r\n"));
  CHECK(decode_base64(body).bytes == bytes);
}

TEST_CASE("encode_header_text: printable ASCII stays as it is") {
  CHECK(encode_header_text("[SPAM] ~", " ") == "[SPAM] ~");
}

TEST_CASE("encode_header_text: Japanese becomes one encoded-word of UTF-8") {
  CHECK(encode_header_text("[迷惑]", " ") == "=?UTF-8?B?W+i/t+aDkV0=?=");
}

TEST_CASE("encode_header_text: what looks encoded already is encoded") {
  CHECK(decoded(encode_header_text("=?x", " ")) == "=?x");
  CHECK(encode_header_text("=?x", " ").starts_with("=?UTF-8?B?"));
}

TEST_CASE("encode_header_text: a long text is cut between letters, into words of 75 at most") {
  std::string text = "a";
  for (int i = 0; i < 40; ++i) text += i % 2 == 0 ? "迷" : "𩸽";
  const std::string value = encode_header_text(text, "\n");
  std::size_t begin = 0;
  while (begin < value.size()) {
    const std::size_t end = std::min(value.find('\n', begin), value.size());
    const std::string word = value.substr(begin, end - begin);
    CHECK(word.size() <= 75);
    CHECK(is_valid_utf8(decode_base64(word.substr(10, word.size() - 12)).bytes));
    begin = end + 1;
  }
  CHECK(decoded(encode_header_text(text, "\n ")) == text);
}
