#include "data/digest.h"

#include <doctest/doctest.h>

#include <string>

using namespace furui;

namespace {

const std::string kMail = "From: a@example.jp\nSubject: b\n c\n\ntext\n";

Digest content(const std::string& mail) {
  return digest_mail(mail).content;
}

}  // namespace

TEST_CASE("digest_mail: line ends and white space at the end do not count") {
  CHECK(content(kMail) == content("From: a@example.jp\r\nSubject: b\r\n c\r\n\r\ntext\r\n\r\n"));
}

TEST_CASE("digest_mail: what servers, filters and mailboxes add does not count") {
  CHECK(content(kMail) ==
        content("From x Mon Mar  6 10:00:00 2023\nReceived: by mx\n\tfor <a>\nStatus: RO\n"
                "X-Spam-Status: Yes\n" +
                kMail));
}

TEST_CASE("digest_mail: another subject, continuation or letter is another mail") {
  CHECK(content(kMail) != content("From: a@example.jp\nSubject: d\n c\n\ntext\n"));
  CHECK(content(kMail) != content("From: a@example.jp\nSubject: b\n d\n\ntext\n"));
  CHECK(content(kMail) != content("From: a@example.jp\nSubject: b\n c\n\ntexts\n"));
}

TEST_CASE("digest_mail: copies of a campaign share the body's digest") {
  CHECK(digest_mail(kMail).body == digest_mail("From: z@example.com\n\ntext").body);
  CHECK(digest_mail(kMail).body != digest_mail("From: z@example.com\n\ntext 2").body);
}

TEST_CASE("digest_mail: any bytes have a digest") {
  CHECK(content("") == content("\n\n"));
  CHECK(content("no header") != content("\nno header"));
}
