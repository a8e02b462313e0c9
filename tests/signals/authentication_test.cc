#include "signals/authentication.h"

#include <doctest/doctest.h>

using namespace furui;

namespace {

Mail mail_with(std::string id, std::size_t received_above, std::string dmarc) {
  Mail mail;
  ReceivedHop hop;
  hop.helo = "mail.sender.test";
  hop.by = "mx.receiver.example.com";
  mail.received = {hop};
  mail.authentication = {
      {std::move(id), {{"dmarc", std::move(dmarc), "shop.example.net"}}, received_above}};
  return mail;
}

}  // namespace

TEST_CASE("judge_authentication: the receiving server's pass for From's domain is aligned") {
  const Authentication found = judge_authentication(mail_with("mx.receiver.example.com", 1, "pass"),
                                                    "example.net", Reception());
  CHECK(found.present);
  CHECK(found.aligned);
}

TEST_CASE("judge_authentication: another machine of the receiver's domain counts as the receiver") {
  CHECK(judge_authentication(mail_with("auth.example.com", 0, "pass"), "example.net", Reception())
            .aligned);
}

TEST_CASE("judge_authentication: a pass for another domain is not aligned") {
  CHECK_FALSE(judge_authentication(mail_with("mx.receiver.example.com", 1, "pass"), "example.org",
                                   Reception())
                  .aligned);
}

TEST_CASE("judge_authentication: what came with the mail is the sender's claim") {
  const Authentication found =
      judge_authentication(mail_with("mx.elsewhere.test", 1, "pass"), "example.net", Reception());
  CHECK_FALSE(found.present);
  CHECK_FALSE(found.aligned);
  CHECK(found.claimed_by_sender);
}

TEST_CASE("judge_authentication: a server that the user names counts as the receiver") {
  const Authentication found =
      judge_authentication(mail_with("mx.elsewhere.test", 0, "pass"), "example.net",
                           Reception({{"MX.Elsewhere.test"}, {}}));
  CHECK(found.aligned);
  CHECK_FALSE(found.claimed_by_sender);
}

TEST_CASE("judge_authentication: a second field below Received cannot add a pass") {
  Mail mail = mail_with("mx.receiver.example.com", 1, "fail");
  mail.authentication.push_back({"mx.receiver.example.com", {{"dkim", "pass", "example.net"}}, 1});
  CHECK_FALSE(judge_authentication(mail, "example.net", Reception()).aligned);
}

TEST_CASE("judge_authentication: a failed DMARC check outweighs a pass beside it") {
  Mail mail = mail_with("mx.receiver.example.com", 0, "fail");
  mail.authentication[0].results.push_back({"dkim", "pass", "example.net"});
  CHECK_FALSE(judge_authentication(mail, "example.net", Reception()).aligned);
}

TEST_CASE("judge_authentication: a hop that hands on inside the receiver's house is passed over") {
  Mail mail = mail_with("mx.receiver.example.com", 2, "pass");
  ReceivedHop inner;
  inner.by = "2002:a05:2bd9::1";
  mail.received.insert(mail.received.begin(), inner);
  CHECK(find_receiving_hop(mail) == 1);
  CHECK(judge_authentication(mail, "example.net", Reception()).aligned);
}

TEST_CASE(
    "judge_authentication: results without an authserv-id count at Microsoft's servers alone") {
  Mail mail = mail_with("", 1, "pass");
  CHECK_FALSE(judge_authentication(mail, "example.net", Reception()).aligned);
  mail.received[0].by = "ty2jpn01.mail.protection.outlook.com";
  CHECK(judge_authentication(mail, "example.net", Reception()).aligned);
}
