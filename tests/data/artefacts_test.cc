#include "data/artefacts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "mail/parse_mail.h"

using namespace furui;

namespace {

const std::string kMail =
    "Received: from a.example by mx.example.jp with ESMTP; Mon, 3 Jun 2024 09:00:05 +0900\n"
    "From: hanako@aozora.example\nTo: taro@example.jp\nSubject: =?UTF-8?B?44GC?=\n"
    "Date: Mon, 3 Jun 2024 08:59:58 +0900\nMessage-ID: <20240603.1A2b@mail.aozora.example>\n"
    "Content-Type: text/plain; charset=UTF-8\n\ntext\n";

bool has(const std::string& bytes, ArtefactKind kind, std::string_view text) {
  const std::vector<Artefact> found = artefacts_of(bytes, parse_mail(bytes));
  return std::any_of(found.begin(), found.end(),
                     [&](const Artefact& one) { return one.kind == kind && one.text == text; });
}

}  // namespace

TEST_CASE("form_of: runs are named by what they are made of, the rest stays") {
  CHECK(form_of("20240603123") == "9");
  CHECK(form_of("20240603.1A2b") == "9.f");
  CHECK(form_of("----=_Part_12_345.678") == "----=_x_9_9.9");
  CHECK(form_of("dead.beefy.QWERTY") == "f.a.A");
  CHECK(form_of("") == "");
  CHECK(form_of(std::string(10000, '-')).size() == 60);
}

TEST_CASE("artefacts_of: fields, their order and where the mail went are told") {
  CHECK(has(kMail, ArtefactKind::header_names, "field Message-ID"));
  CHECK_FALSE(has(kMail, ArtefactKind::header_names, "field X-Mailer"));
  CHECK(has(kMail, ArtefactKind::header_order, "field From directly before To"));
  CHECK_FALSE(has(kMail, ArtefactKind::header_order, "field To directly before From"));
  CHECK(has(kMail, ArtefactKind::recipient, "to domain example.jp"));
  CHECK(has(kMail, ArtefactKind::route, "received by mx.example.jp"));
}

TEST_CASE("artefacts_of: dates are told as they were written") {
  CHECK(has(kMail, ArtefactKind::dates, "hour 08"));
  CHECK(has(kMail, ArtefactKind::dates, "year 2024"));
  CHECK(has(kMail, ArtefactKind::dates, "weekday 1"));
  CHECK(has(kMail, ArtefactKind::dates, "zone minutes 540"));
  CHECK(has(kMail, ArtefactKind::dates, "delay seconds 6 to 7"));
}

TEST_CASE("artefacts_of: forms of Message-ID, encoded-word and line end are told") {
  CHECK(has(kMail, ArtefactKind::message_id, "form 9.f"));
  CHECK(has(kMail, ArtefactKind::message_id, "domain is From's"));
  CHECK(has(kMail, ArtefactKind::encoding, "subject =?UTF-8?B?"));
  CHECK(has(kMail, ArtefactKind::encoding, "charset utf-8"));
  CHECK(has(kMail, ArtefactKind::line_ends, "lines end in LF"));
  CHECK(has("Subject: a\r\n\r\ntext\r\n", ArtefactKind::line_ends, "lines end in CR LF"));
}

TEST_CASE("artefacts_of: nothing of what a mail says is among them") {
  const auto texts = [](const std::string& bytes) {
    std::vector<std::string> all;
    for (const Artefact& one : artefacts_of(bytes, parse_mail(bytes))) all.push_back(one.text);
    return all;
  };
  std::string other = kMail;
  other.replace(other.find("text\n", other.find("\n\n")), 4, "prize");
  other.replace(other.find("hanako@"), 6, "harumi");
  CHECK(texts(kMail) == texts(other));
}

TEST_CASE("artefacts_of: any bytes give some, each once and ascending") {
  for (const std::string& bytes : {std::string(), std::string(1000, '\n'), std::string(300, '\xFF'),
                                   std::string("Content-Type: multipart/mixed; boundary=\"\n\n")}) {
    const std::vector<Artefact> found = artefacts_of(bytes, parse_mail(bytes));
    CHECK_FALSE(found.empty());
    CHECK(std::is_sorted(found.begin(), found.end(), [](const Artefact& a, const Artefact& b) {
      return a.kind != b.kind ? a.kind < b.kind : a.text < b.text;
    }));
  }
}
