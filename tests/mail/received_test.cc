#include "mail/received.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace furui;

namespace {

struct Row {
  std::string_view program;
  std::string_view value;
  std::string_view helo, reverse_name, ip, by, with;
};

constexpr Row kRows[] = {
    {"Postfix",
     "from mail.example.org (mx1.example.org [192.0.2.1]) by mx.example.jp (Postfix) with ESMTPS "
     "id 1A "
     "for <a@example.jp>; Mon, 1 Jan 2024 09:00:00 +0900 (JST)",
     "mail.example.org", "mx1.example.org", "192.0.2.1", "mx.example.jp", "ESMTPS"},
    {"Postfix, no name",
     "from HELO.example (unknown [192.0.2.1]) by mx.example.jp (Postfix) with SMTP id 1",
     "helo.example", "unknown", "192.0.2.1", "mx.example.jp", "SMTP"},
    {"Postfix, IPv6", "from a.example (a.example [IPv6:2001:db8::1]) by b.example with ESMTP",
     "a.example", "a.example", "2001:db8::1", "b.example", "ESMTP"},
    {"Exim",
     "from mx1.example.org ([192.0.2.1] helo=greeting.example) by b.example with esmtps (TLS1.3) "
     "id x",
     "greeting.example", "mx1.example.org", "192.0.2.1", "b.example", "esmtps"},
    {"Exim, one name for both",
     "from mx1.example.org ([192.0.2.1]) by b.example with esmtps (TLS1.3) tls "
     "TLS_AES_256_GCM_SHA384 "
     "(Exim 4.96) (envelope-from <a@example.org>) id x",
     "mx1.example.org", "mx1.example.org", "192.0.2.1", "b.example", "esmtps"},
    {"Exim, greeting alone",
     "from [192.0.2.1] (helo=greeting.example) by b.example with esmtp (Exim 4.96)",
     "greeting.example", "", "192.0.2.1", "b.example", "esmtp"},
    {"sendmail without a name",
     "from greeting.example ([192.0.2.1]) by b.example (8.15.2/8.15.2) with ESMTP",
     "greeting.example", "", "192.0.2.1", "b.example", "ESMTP"},
    {"Exim, no name", "from [192.0.2.1] (helo=greeting.example) by b.example with esmtp",
     "greeting.example", "", "192.0.2.1", "b.example", "esmtp"},
    {"Sendmail",
     "from a.example (b.example [192.0.2.1] (may be forged)) by c.example (8.14.4/8.14.4) with "
     "ESMTP",
     "a.example", "b.example", "192.0.2.1", "c.example", "ESMTP"},
    {"qmail",
     "from unknown (HELO a.example) (192.0.2.1) by b.example with SMTP; 1 Jan 2024 00:00:00 -0000",
     "a.example", "unknown", "192.0.2.1", "b.example", "SMTP"},
    {"Exchange",
     "from A.prod.example (2001:db8::9) by B.prod.example (2001:db8::8) with Microsoft SMTP Server "
     "(version=TLS1_2) id 15.20",
     "a.prod.example", "", "2001:db8::9", "b.prod.example", "Microsoft SMTP Server"},
    {"Google",
     "from mail-a.google.example (mail-a.google.example. [192.0.2.1]) by mx.example with SMTPS id "
     "x",
     "mail-a.google.example", "mail-a.google.example", "192.0.2.1", "mx.example", "SMTPS"},
    {"submission", "by a.example (Postfix, from userid 48) id 1", "", "", "", "a.example", ""},
};

}  // namespace

TEST_CASE("read_received: the forms of the mail servers in use") {
  for (const Row& row : kRows) {
    CAPTURE(row.program);
    const ReceivedHop hop = read_received(row.value);
    CHECK(hop.helo == row.helo);
    CHECK(hop.reverse_name == row.reverse_name);
    CHECK(hop.ip == row.ip);
    CHECK(hop.by == row.by);
    CHECK(hop.with == row.with);
  }
}

TEST_CASE("read_received: the date stands behind the last semicolon") {
  const ReceivedHop hop = read_received("from a (x; y) by b; Mon, 1 Jan 2024 09:00:00 +0900");
  REQUIRE(hop.date.has_value());
  CHECK(hop.date->unix_seconds == 1704067200);
}

TEST_CASE("read_received: the mailbox stands behind for") {
  CHECK(read_received("from a by b with SMTP id 1 for <Hanako@Home.example>; x").for_address ==
        "hanako@home.example");
  CHECK(read_received("from a by b for hanako@home.example").for_address == "hanako@home.example");
  CHECK(read_received("from a by b").for_address.empty());
}

TEST_CASE("read_received: garbage gives empty members") {
  const ReceivedHop hop = read_received("(((((from by by from");
  CHECK(hop.ip.empty());
  CHECK_FALSE(hop.date.has_value());
}
