#include "data/mail_facts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "mail/parse_mail.h"

using namespace furui;

namespace {

MailFacts facts(const std::string& mail) {
  return facts_of(parse_mail(mail));
}

bool share_a_thread(const MailFacts& a, const MailFacts& b) {
  return std::any_of(a.thread.begin(), a.thread.end(), [&](std::uint64_t id) {
    return std::find(b.thread.begin(), b.thread.end(), id) != b.thread.end();
  });
}

}  // namespace

TEST_CASE("language_of: kana make Japanese, also where most letters are ideographs or Latin") {
  CHECK(language_of("来週の打ち合わせ") == MailLanguage::japanese);
  CHECK(language_of("ご確認ください https://www.aozora-trading.example/") ==
        MailLanguage::japanese);
  CHECK(language_of("ﾒｰﾙ") == MailLanguage::japanese);
}

TEST_CASE("language_of: the other scripts") {
  CHECK(language_of("请您尽快确认发票") == MailLanguage::chinese);
  CHECK(language_of("다음 주 회의") == MailLanguage::korean);
  CHECK(language_of("Grüße aus Köln") == MailLanguage::latin);
  CHECK(language_of("Добрый день") == MailLanguage::other);
  CHECK(language_of("12:30 -- 100 %") == MailLanguage::none);
  CHECK(language_of("") == MailLanguage::none);
}

TEST_CASE("facts_of: the topmost Received field dates a mail, not its Date field") {
  const std::string mail =
      "Received: from a by b; Tue, 4 Jun 2024 00:30:00 +0900\n"
      "Received: from c by a; Tue, 4 Jun 2024 00:20:00 +0900\n"
      "Date: Thu, 1 Jan 2037 00:00:00 +0000\n\nhello\n";
  REQUIRE(facts(mail).received);
  CHECK(month_of(*facts(mail).received) == "2024-06");
  CHECK_FALSE(facts("Date: Tue, 4 Jun 2024 00:30:00 +0900\n\nhello\n").received);
}

TEST_CASE("month_of: months end in UTC, before 1970 too") {
  CHECK(month_of(1717199999) == "2024-05");
  CHECK(month_of(1717200000) == "2024-06");
  CHECK(month_of(-1) == "1969-12");
}

TEST_CASE("facts_of: sender, charset, form and size") {
  const std::string mail =
      "From: Hanako <hanako@mail.aozora-trading.co.jp>\nMIME-Version: 1.0\n"
      "Content-Type: text/html; charset=ISO-2022-JP\n\n<p>hello</p>\n";
  const MailFacts found = facts(mail);
  CHECK(found.from == "hanako@mail.aozora-trading.co.jp");
  CHECK(found.sender_domain == "aozora-trading.co.jp");
  CHECK(found.charset == "iso-2022-jp");
  CHECK(found.has_html);
  CHECK_FALSE(found.has_plain);
  CHECK(found.bytes == mail.size());
}

TEST_CASE("facts_of: an answer and what it answers share a thread, strangers do not") {
  const MailFacts question = facts("Message-ID: <1@aozora.example>\n\nhello\n");
  const MailFacts answer =
      facts("Message-ID: <2@b.example>\nIn-Reply-To: <1@aozora.example>\n\nhi\n");
  const MailFacts later = facts(
      "Message-ID: <3@c.example>\nReferences: <1@aozora.example>\n <2@b.example>\n\nhi again\n");
  const MailFacts stranger = facts("Message-ID: <4@aozora.example>\n\nhello\n");
  CHECK(share_a_thread(question, answer));
  CHECK(share_a_thread(answer, later));
  CHECK_FALSE(share_a_thread(question, stranger));
  CHECK(facts("Subject: none\n\nhello\n").thread.empty());
}

TEST_CASE("facts_of: a long subject is cut between letters, a flood of references bounded") {
  std::string subject;
  for (int i = 0; i < 300; ++i) subject += "あ";
  std::string references;
  for (int i = 0; i < 5000; ++i) references += " <" + std::to_string(i) + "@a.example>\n";
  const MailFacts found = facts("Subject: " + subject + "\nReferences:" + references + "\nhello\n");
  CHECK(found.subject.size() == 198);
  CHECK(found.thread.size() <= 101);
}
