#include "tokenize/correspondents.h"

#include <doctest/doctest.h>

using namespace furui;

namespace {

Address address(std::string local, std::string domain) {
  return {"", local + "@" + domain, local, domain};
}

ReceivedHop hop(std::string by, std::string reverse, std::string ip) {
  ReceivedHop made;
  made.by = std::move(by);
  made.helo = reverse;
  made.reverse_name = std::move(reverse);
  made.ip = std::move(ip);
  return made;
}

Mail delivered_mail() {
  Mail mail;
  mail.from = {address("info", "shop.example.com")};
  mail.to = {address("Hanako", "home.example.jp")};
  mail.headers = {{"Delivered-To", "<alias@other.example.net>"}};
  mail.received = {hop("localhost", "", "127.0.0.1"),
                   hop("store.home.example.jp", "mx.home.example.jp", "192.0.2.1"),
                   hop("mx.home.example.jp", "out.esp.example.org", "198.51.100.7"),
                   hop("out.esp.example.org", "web1", "10.0.0.3")};
  return mail;
}

}  // namespace

TEST_CASE("Correspondents: an address in the text is told by its role") {
  const Correspondents people(delivered_mail());
  CHECK(people.role_of_address("hanako@home.example.jp") == "recipient");
  CHECK(people.role_of_address("alias@other.example.net") == "recipient");
  CHECK(people.role_of_address("taro@home.example.jp") == "at-recipient");
  CHECK(people.role_of_address("info@shop.example.com") == "sender");
  CHECK(people.role_of_address("help@shop.example.com") == "at-sender");
  CHECK(people.role_of_address("x@unrelated.example.org") == "other.org");
}

TEST_CASE("Correspondents: the entry is the first hop from a host outside") {
  CHECK(Correspondents(delivered_mail()).entry_hop() == 2);
}

TEST_CASE("Correspondents: a sender that claims the receiver's name in HELO is still outside") {
  Mail mail;
  ReceivedHop forged = hop("mx.home.example.jp", "unknown", "203.0.113.5");
  forged.helo = "mx.home.example.jp";
  mail.received = {forged};
  CHECK(Correspondents(mail).entry_hop() == 0);
}

TEST_CASE("Correspondents: a sender that writes to itself too is still outside") {
  Mail mail = delivered_mail();
  mail.to.push_back(address("copy", "example.org"));
  CHECK(Correspondents(mail).entry_hop() == 2);
}

TEST_CASE("Correspondents: a mail without Received fields has no entry") {
  CHECK(Correspondents(Mail()).entry_hop() == 0);
}

TEST_CASE("Correspondents: a recipient's name is found in a text unless it is too short") {
  Mail mail = delivered_mail();
  mail.to.push_back(address("ito", "home.example.jp"));
  const Correspondents people(mail);
  CHECK(people.names_recipient("support-hanako-id"));
  CHECK_FALSE(people.names_recipient("monitor"));
}

TEST_CASE("Correspondents: the name of a task is no recipient's name") {
  Mail mail;
  mail.to = {address("info", "home.example.jp")};
  CHECK_FALSE(Correspondents(mail).names_recipient("info-mail"));
  CHECK(Correspondents(mail).without_names("more info") == "more info");
}

TEST_CASE("Correspondents: a recipient's name in a text is replaced where it is a whole word") {
  const Correspondents people(delivered_mail());
  const struct {
    std::string_view text, plain;
  } rows[] = {
      {"hanako 様", "recipient 様"},
      {"Hanako様", "recipient様"},
      {"x_hanako-alias", "x_recipient-recipient"},
      {"hanakoya", "hanakoya"},
      {"hanako1", "hanako1"},
      {"hanako@home.example.jp", "hanako@home.example.jp"},
      {"", ""},
      {"hanako", "recipient"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(people.without_names(row.text) == row.plain);
  }
}

TEST_CASE("Correspondents: a server that sends on what came for its own people is inside") {
  Mail mail;
  ReceivedHop forwarded = hop("mx.home.example.jp", "mail.forwarder.example", "198.51.100.9");
  ReceivedHop within = hop("localhost", "", "127.0.0.1");
  ReceivedHop outside = hop("mail.forwarder.example", "evil.example.net", "203.0.113.5");
  outside.for_address = "hanako@forwarder.example";
  mail.received = {forwarded, within, outside};
  CHECK(Correspondents(mail).entry_hop() == 2);
  CHECK(Correspondents(mail).is_receiver_host("mx2.forwarder.example"));
  mail.received.back().for_address = "hanako@home.example.jp";
  CHECK(Correspondents(mail).entry_hop() == 0);
}
