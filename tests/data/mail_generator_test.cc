#include "data/mail_generator.h"

#include <doctest/doctest.h>

#include <set>

#include "data/mail_route.h"
#include "mail/domain.h"
#include "mail/parse_mail.h"

using namespace furui;

namespace {

/// Two banks of one family; sora.example belongs to the first.
GeneratorLists lists() {
  GeneratorLists made;
  made.brands = {{{"そら銀行"}, {"sorabank.example"}}, {{"うみ銀行"}, {"umibank.example"}}};
  made.named_brand = [](const Mail& mail) {
    if (mail.subject.find("そら銀行") != std::string::npos) return 0;
    return mail.subject.find("うみ銀行") != std::string::npos ? 1 : -1;
  };
  made.is_known_host = [](std::string_view host) { return host.ends_with("bank.example"); };
  return made;
}

std::string sample(const std::string& brand, const std::string& domain, const std::string& text) {
  return "Return-Path: <a@" + domain + ">\nReceived: from m." + domain +
         " by mx.tanuki.example; 3 Jun 2024 09:00:00 +0900\nX-Spam-Flag: YES\n"
         "From: " +
         brand + " <info@" + domain + ">\nTo: hana@tanuki.example\nSubject: " + brand +
         "より\nDKIM-Signature: v=1; d=" + domain +
         "; b=abc\nDate: Mon, 3 Jun 2024 09:00:00 +0900\nMessage-ID: <abc1@" + domain +
         ">\nX-Mailer: Kaze 3\nContent-Type: text/plain; charset=UTF-8\n\n" + text + "\n";
}

MailGenerator generator(std::uint64_t seed) {
  MailGenerator made(lists(), seed);
  const std::string text =
      "hana 様\n受付番号 1234567 のご利用明細をお届けします。2024年の分です。\n";
  made.add_sample("ham/bank-01.eml",
                  sample("そら銀行", "sorabank.example", text + "https://sorabank.example/m"),
                  Label::ham);
  made.add_sample("ham/bank-02.eml",
                  sample("うみ銀行", "umibank.example", text + "https://umibank.example/m"),
                  Label::ham);
  made.add_sample("spam/bank-01.eml",
                  sample("そら銀行", "a1b2.example.xyz", text + "https://sora.a1b2.example.xyz/m"),
                  Label::spam);
  made.add_sample("spam/bank-02.eml",
                  sample("うみ銀行", "umibank.example", text + "https://q9.example.top/m"),
                  Label::spam);
  return made;
}

}  // namespace

TEST_CASE("MailGenerator: a seed gives the same mails, another seed others") {
  const GeneratedMail one = generator(1).generate(Label::spam, 5);
  CHECK(one.bytes == generator(1).generate(Label::spam, 5).bytes);
  CHECK(one.bytes != generator(2).generate(Label::spam, 5).bytes);
  CHECK(one.name == "bank-000005");
}

TEST_CASE("MailGenerator: every mail reads back without damage") {
  const MailGenerator made = generator(1);
  for (std::uint64_t i = 0; i < 60; ++i) {
    const GeneratedMail one = made.generate(i % 2 == 0 ? Label::ham : Label::spam, i);
    const Mail mail = parse_mail(one.bytes);
    CAPTURE(one.bytes);
    CHECK(mail.text.find("2024年") != std::string::npos);
    CHECK(mail.subject.find("より") != std::string::npos);
    CHECK(mail.from.size() == 1);
    CHECK(mail.date);
    CHECK(mail.received.size() >= 1);
    for (std::size_t d = 0; d < kDefectCount; ++d)
      CHECK_FALSE(mail.defects.has(static_cast<Defect>(d)));
  }
}

TEST_CASE("MailGenerator: ham comes from a brand's own domain and leads there") {
  const MailGenerator made = generator(3);
  for (std::uint64_t i = 0; i < 40; ++i) {
    const Mail mail = parse_mail(made.generate(Label::ham, i).bytes);
    const bool is_sora = mail.subject.find("そら銀行") != std::string::npos;
    const std::string domain = is_sora ? "sorabank.example" : "umibank.example";
    CHECK(mail.from[0].domain == domain);
    for (const Link& link : mail.links) CHECK(link.href == "https://" + domain + "/m");
  }
}

TEST_CASE("MailGenerator: spam never passes as a brand's own domain, nor leads there") {
  const MailGenerator made = generator(4);
  std::size_t forged = 0;
  for (std::uint64_t i = 0; i < 60; ++i) {
    const Mail mail = parse_mail(made.generate(Label::spam, i).bytes);
    for (const Link& link : mail.links) CHECK(link.href.find("bank.example") == std::string::npos);
    if (!mail.from[0].domain.ends_with("bank.example")) continue;
    ++forged;
    for (const std::string& signer : mail.dkim_domains)
      CHECK_FALSE(signer.ends_with("bank.example"));
    for (const AuthenticationResults& results : mail.authentication) {
      for (const AuthenticationResult& result : results.results)
        CHECK((result.result != "pass" || !result.domain.ends_with("bank.example")));
    }
  }
  CHECK(forged > 10);
}

TEST_CASE("MailGenerator: throw-away domains are other ones in every mail") {
  const MailGenerator made = generator(5);
  std::set<std::string> domains;
  std::size_t mails = 0;
  for (std::uint64_t i = 0; i < 40; ++i) {
    const Mail mail = parse_mail(made.generate(Label::spam, i).bytes);
    if (mail.from[0].domain.ends_with("bank.example")) continue;
    ++mails;
    domains.insert(registrable_domain(mail.from[0].domain));
  }
  CHECK(domains.size() == mails);
  CHECK_FALSE(domains.contains("example.xyz"));
}

TEST_CASE("MailGenerator: of the sample's own reception nothing is left") {
  const MailGenerator made = generator(6);
  for (std::uint64_t i = 0; i < 20; ++i) {
    const Mail mail = parse_mail(made.generate(Label::ham, i).bytes);
    CHECK(mail.find_header("X-Spam-Flag") == nullptr);
    CHECK(mail.find_header("X-Mailer") != nullptr);
    CHECK(mail.text.find("1234567") == std::string::npos);
  }
}

TEST_CASE("MailGenerator: samples without a usable sender or words are passed over") {
  MailGenerator made(lists(), 1);
  const std::string text = "長い本文があります。長い本文があります。長い本文があります。\n";
  made.add_sample("a-1.eml", "Subject: a\nContent-Type: text/plain; charset=UTF-8\n\n" + text,
                  Label::ham);
  made.add_sample("a-2.eml", "From: nobody\nContent-Type: text/plain; charset=UTF-8\n\n" + text,
                  Label::ham);
  made.add_sample("a-3.eml", "From: a@b.example\n\nshort\n", Label::ham);
  CHECK_THROWS(static_cast<void>(made.generate(Label::ham, 0)));
}

TEST_CASE("MailGenerator: raw letters in a sample's header do not damage the mails made of it") {
  MailGenerator made(lists(), 1);
  made.add_sample("a-1.eml",
                  "From: \x93\xFA\x96\x7B <a@b.example>\nTo: x@y.example\n"
                  "Reply-To: \x93\xFA <c@d.example>\nSubject: \x93\xFA\x96\x7B\n"
                  "Date: Mon, 3 Jun 2024 09:00:00 +0900\nMessage-ID: <1@b.example>\n"
                  "Content-Type: text/plain; charset=UTF-8\n\n"
                  "長い本文があります。長い本文があります。長い本文があります。\n",
                  Label::ham);
  const Mail mail = parse_mail(made.generate(Label::ham, 0).bytes);
  CHECK(mail.subject == "日本");
  for (std::size_t d = 0; d < kDefectCount; ++d) {
    CHECK_FALSE(mail.defects.has(static_cast<Defect>(d)));
  }
}

TEST_CASE("MailGenerator: a class without samples is an error") {
  MailGenerator made(lists(), 1);
  CHECK_THROWS(static_cast<void>(made.generate(Label::ham, 0)));
}

TEST_CASE("mail_date: is written as RFC 5322 says, in any zone") {
  CHECK(mail_date(0, 0) == "Thu, 1 Jan 1970 00:00:00 +0000");
  CHECK(mail_date(1717372800, 540) == "Mon, 3 Jun 2024 09:00:00 +0900");
  CHECK(mail_date(1717372800, -210) == "Sun, 2 Jun 2024 20:30:00 -0330");
}
