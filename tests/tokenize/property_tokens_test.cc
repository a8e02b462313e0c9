#include "tokenize/property_tokens.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/tokenize/support.h"

using namespace furui;

namespace {

Address address(std::string local, std::string domain, std::string name = "") {
  return {std::move(name), local + "@" + domain, local, domain};
}

Mail mail_from(std::string local, std::string domain) {
  Mail mail;
  mail.from = {address(std::move(local), std::move(domain))};
  mail.to = {address("hanako", "home.example.jp")};
  mail.headers = {{"To", "hanako@home.example.jp"}};
  return mail;
}

template <typename Add>
std::vector<std::string> tokens_of(const Mail& mail, Add add_tokens) {
  TokenList list(10'000);
  add_tokens(mail, Correspondents(mail), list);
  return lines(list.tokens());
}

std::vector<std::string> header_tokens_of(const Mail& mail) {
  return tokens_of(mail, add_header_tokens);
}

}  // namespace

TEST_CASE("add_sender_tokens: the sender's domain is told, and the words of the local part") {
  const auto found = tokens_of(mail_from("order-update", "mail.shop.co.jp"), add_sender_tokens);
  CHECK(has(found, "property:domain:shop.co.jp"));
  CHECK(has(found, "property:host:mail.shop.co.jp"));
  CHECK(has(found, "property:tld:jp"));
  CHECK(has(found, "property:local:order-update"));
  CHECK(has(found, "latin_word:update"));
}

TEST_CASE("add_sender_tokens: nothing tells who received the mail") {
  Mail mail = mail_from("support-hanako", "home.example.jp");
  mail.reply_to = {address("hanako", "home.example.jp")};
  mail.cc = {address("hanako.y", "else.example.jp")};
  for (const std::string& line : tokens_of(mail, add_sender_tokens)) {
    CAPTURE(line);
    CHECK(line.find("hanako") == std::string::npos);
    CHECK(line.find("example") == std::string::npos);
  }
  CHECK(has(tokens_of(mail, add_sender_tokens), "property:domain:recipient"));
  CHECK(has(tokens_of(mail, add_sender_tokens), "property:local:names-recipient"));
}

TEST_CASE("add_sender_tokens: Reply-To and the envelope are told where they lead elsewhere") {
  Mail mail = mail_from("info", "shop.co.jp");
  mail.reply_to = {address("x", "free.example.com")};
  mail.return_path = address("bounce", "mail.shop.co.jp");
  auto found = tokens_of(mail, add_sender_tokens);
  CHECK(has(found, "property:reply-to:other"));
  CHECK_FALSE(has(found, "property:return-path:same"));
  mail.return_path = address("bounce", "esp.example.org");
  found = tokens_of(mail, add_sender_tokens);
  CHECK(has(found, "property:return-path:other"));
}

TEST_CASE("add_sender_tokens: To is told by its form") {
  const struct {
    std::string_view value, form;
  } rows[] = {
      {"undisclosed-recipients:;", "undisclosed"},
      {"recipients not specified: ;", "not-specified"},
      {"user", "no-address"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.value);
    Mail mail;
    mail.headers = {{"To", std::string(row.value)}};
    CHECK(has(tokens_of(mail, add_sender_tokens), "property:to:" + std::string(row.form)));
  }
  CHECK(has(tokens_of(Mail(), add_sender_tokens), "property:to:absent"));
  Mail mail = mail_from("hanako", "home.example.jp");
  CHECK(has(tokens_of(mail, add_sender_tokens), "property:to:from"));
}

TEST_CASE("is_receiver_header: filters', mailboxes' and delivery's fields are told from others") {
  for (const std::string_view name : {"X-Spam-Status",
                                      "x-bogosity",
                                      "X-Spambayes-Classification",
                                      "X-Virus-Scanned",
                                      "X-Amavis-Alert",
                                      "X-Rspamd-Score",
                                      "X-Furui-Verdict",
                                      "Status",
                                      "X-Status",
                                      "X-Keywords",
                                      "X-UID",
                                      "X-UIDL",
                                      "X-Mozilla-Status",
                                      "Lines",
                                      "Content-Length",
                                      "X-Gmail-Labels",
                                      "X-Evolution-Source",
                                      "To",
                                      "Cc",
                                      "Delivered-To",
                                      "X-Original-To",
                                      "Envelope-To",
                                      "Received",
                                      "Received-SPF",
                                      "Authentication-Results",
                                      "ARC-Seal",
                                      "Return-Path",
                                      "X-Google-Smtp-Source",
                                      "X-MS-Exchange-Organization-SCL",
                                      "X-Greylist",
                                      "X-IronPort-AV"}) {
    CAPTURE(name);
    CHECK(is_receiver_header(name));
  }
  for (const std::string_view name : {"Subject", "X-Mailer", "Thread-Topic", "List-Unsubscribe",
                                      "Feedback-ID", "Message-ID", "X-Priority", "Content-Type"}) {
    CAPTURE(name);
    CHECK_FALSE(is_receiver_header(name));
  }
}

TEST_CASE("add_header_tokens: sender-side fields are named, unknown and receiving ones are not") {
  Mail mail;
  mail.headers = {{"List-Unsubscribe", "<mailto:x@y.example>"},
                  {"X-Priority", "1"},
                  {"X-Spam-Flag", "YES"},
                  {"X-Collected-By", "somebody"},
                  {"Status", "RO"}};
  const auto found = header_tokens_of(mail);
  CHECK(has(found, "property:has:list-unsubscribe"));
  CHECK(has(found, "property:has:x-priority"));
  CHECK(has(found, "property:x-priority:1"));
  CHECK(joined(found).find("spam") == std::string::npos);
  CHECK(joined(found).find("collected") == std::string::npos);
  CHECK(joined(found).find("status") == std::string::npos);
}

TEST_CASE("add_header_tokens: a discussion list's own fields are left out") {
  Mail mail;
  mail.headers = {{"List-Unsubscribe", "<x>"}, {"Precedence", "list"}, {"List-Post", "<y>"}};
  CHECK(joined(header_tokens_of(mail)).find("list-") == std::string::npos);
  CHECK_FALSE(has(header_tokens_of(mail), "property:precedence:list"));
  mail.headers.pop_back();
  CHECK(has(header_tokens_of(mail), "property:precedence:list"));
}

TEST_CASE("add_header_tokens: the writing program shows in name, spelling and order") {
  Mail mail;
  mail.headers = {{"Date", ""},
                  {"From", ""},
                  {"Mime-Version", ""},
                  {"Subject", ""},
                  {"X-Mailer", "Foxmail 6, 13, 102, 15 [cn]"}};
  const auto found = header_tokens_of(mail);
  CHECK(has(found, "property:order:DFVSM"));
  CHECK(has(found, "property:spelled:Mime-Version"));
  CHECK(has(found, "property:x-mailer:foxmail 0, 0, 0, 0 [cn]"));
  CHECK(has(found, "latin_word:x-mailer:foxmail"));
  CHECK(has(header_tokens_of(Mail()), "property:x-mailer:none"));
}

TEST_CASE("add_header_tokens: a message ID is told by its form and host") {
  const struct {
    std::string_view id, form, host;
  } rows[] = {
      {"20240501123456789012@a.shop.co.jp", "time-stamp", "same"},
      {"20240501123456.AB12@esp.example.org", "time-stamp-and-more", "other"},
      {"0123456789ABCDEF0123456789ABCDEF@x.example.org", "hex-upper", "other"},
      {"0123456789abcdef0123456789abcdef@x.example.org", "hex-lower", "other"},
      {"f81d4fae-7dec-11d0-a765-00a0c91e6bf6@DESKTOP-1", "uuid", "single-label"},
      {"12345678@x.example.org", "digits", "other"},
      {"abc", "other", "none"},
      {"", "none", "none"},
      {"1@mx.home.example.jp", "digits", "receiver"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.id);
    Mail mail = mail_from("info", "shop.co.jp");
    mail.message_id = row.id;
    const auto found = header_tokens_of(mail);
    CHECK(has(found, "property:message-id:" + std::string(row.form)));
    CHECK(has(found, "property:message-id-host:" + std::string(row.host)));
  }
}

TEST_CASE("add_header_tokens: of the date only the zone is told") {
  Mail mail;
  CHECK(has(header_tokens_of(mail), "property:zone:none"));
  mail.headers = {{"Date", "Fri, 17 Sep 2021 18:29:36 +0800 (CST)"}};
  mail.date = Date{1631874576, 480};
  CHECK(has(header_tokens_of(mail), "property:zone:+0800"));
  CHECK(has(header_tokens_of(mail), "property:zone-name:CST"));
  CHECK(joined(header_tokens_of(mail)).find("2021") == std::string::npos);
  mail.date = Date{0, -450};
  CHECK(has(header_tokens_of(mail), "property:zone:-0730"));
}

TEST_CASE("add_header_tokens: a boundary is told by its family") {
  Mail mail;
  mail.headers = {{"Content-Type", "multipart/mixed; Boundary=\"=====003_Dragon0537_=====\""}};
  CHECK(has(header_tokens_of(mail), "property:boundary:=====0_Dragon0_====="));
}

TEST_CASE("add_route_tokens: the host that handed the mail over is told, the receiver is not") {
  Mail mail = mail_from("info", "shop.co.jp");
  ReceivedHop entry;
  entry.by = "mx.home.example.jp";
  entry.helo = "out.esp.example.org";
  entry.reverse_name = "p198-51-100-7.pool.example.net";
  entry.ip = "198.51.100.7";
  ReceivedHop first;
  first.by = "out.esp.example.org";
  first.helo = "web1";
  mail.received = {entry, first};
  const auto found = tokens_of(mail, add_route_tokens);
  CHECK(has(found, "property:hops:2"));
  CHECK(has(found, "property:entry-name:has-address"));
  CHECK(has(found, "property:entry-helo:other.org"));
  CHECK(has(found, "property:entry-names:other"));
  CHECK(has(found, "property:entry-from:other"));
  CHECK(has(found, "property:hop:single-label"));
  CHECK(joined(found).find("home") == std::string::npos);
  CHECK(joined(found).find("example") == std::string::npos);
}

TEST_CASE("add_route_tokens: the entry is told by how it stands to the sender") {
  const struct {
    std::string_view name, told;
  } rows[] = {
      {"out.shop.co.jp", "sender"},
      {"mta7.esp.example", "envelope"},
      {"unknown", "none"},
      {"198.51.100.7", "address"},
      {"relay.else.example.com", "other.com"},
      {"mailhost", "single-label"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    Mail mail = mail_from("info", "shop.co.jp");
    mail.return_path = address("bounce", "b.mta.esp.example");
    ReceivedHop entry;
    entry.by = "mx.home.example.jp";
    entry.helo = entry.reverse_name = row.name;
    entry.ip = "198.51.100.7";
    mail.received = {entry};
    const auto found = tokens_of(mail, add_route_tokens);
    CHECK(has(found, "property:entry-name:" + std::string(row.told)));
    CHECK(has(found, "property:entry-helo:" + std::string(row.told)));
  }
}

TEST_CASE("add_link_tokens: hosts once, paths as words and form") {
  Mail mail = mail_from("info", "shop.co.jp");
  Link link;
  link.href = "https://www.evil.example.cn/amazon/sign-in/8f3a9c.php?id=1&token=abc";
  mail.links = {link, link};
  const auto found = tokens_of(mail, add_link_tokens);
  CHECK(std::count(found.begin(), found.end(), "property:host:www.evil.example.cn") == 1);
  CHECK(has(found, "property:scheme:https"));
  CHECK(has(found, "property:tld:cn"));
  CHECK(has(found, "property:sender:other"));
  CHECK(has(found, "latin_word:amazon"));
  CHECK(has(found, "property:path:/amazon/sign-in/x.php"));
  CHECK(has(found, "property:parameter:token"));
}

TEST_CASE(
    "add_link_tokens: the recipient in paths and parameters is the recipient, whoever it is") {
  Mail mail = mail_from("info", "shop.co.jp");
  for (const std::string_view href :
       {"https://evil.example/u?hanako@home.example.jp", "https://evil.example/Hanako/a",
        "https://evil.example/v?hanako%40home.example.jp=1",
        "https://evil.example/w?taro@home.example.jp"}) {
    Link link;
    link.href = href;
    mail.links.push_back(link);
  }
  const auto found = tokens_of(mail, add_link_tokens);
  CHECK(has(found, "property:parameter:recipient"));
  CHECK(has(found, "property:parameter:at-recipient"));
  CHECK(has(found, "property:path:/recipient/a"));
  CHECK(has(found, "latin_word:recipient"));
  CHECK(joined(found).find("anako") == std::string::npos);
  CHECK(joined(found).find("home") == std::string::npos);
}

TEST_CASE("add_link_tokens: the recipient's own host is not named") {
  Mail mail = mail_from("info", "shop.co.jp");
  Link link;
  link.href = "http://lists.home.example.jp/members/friends";
  mail.links = {link};
  const auto found = tokens_of(mail, add_link_tokens);
  CHECK(has(found, "property:domain:recipient"));
  CHECK(joined(found).find("home") == std::string::npos);
  CHECK(joined(found).find("friends") == std::string::npos);
}

TEST_CASE("add_structure_tokens: the MIME tree, attachments and counts are told as classes") {
  Mail mail;
  mail.headers = {{"Content-Type", "Multipart/Alternative; boundary=x"}};
  mail.parts = {{"text/plain", "utf-8", "utf-8", "base64", 10, 1},
                {"text/html", "gb2312", "gb18030", "base64", 10, 1}};
  mail.attachments.push_back(
      {"請求書.PDF.exe", "application/zip", 10, AttachmentContent::program, false});
  mail.links.resize(12);
  mail.has_html = true;
  mail.html.visible_characters = 60;
  mail.html.hidden_display = 40;
  mail.defects.note(Defect::charset_contradicted);
  TokenList list(1000);
  add_structure_tokens(mail, list);
  const auto found = lines(list.tokens());
  CHECK(has(found, "property:multipart/alternative(text/plain,text/html)"));
  CHECK(has(found, "property:part:text/html;gb2312;base64"));
  CHECK(has(found, "property:used-charset:gb18030"));
  CHECK(has(found, "property:extension:exe"));
  CHECK(has(found, "property:attachment-content:program"));
  CHECK(has(found, "property:links:10+"));
  CHECK(has(found, "property:hidden:4"));
  CHECK(has(found, "property:defect:charset_contradicted"));
}
