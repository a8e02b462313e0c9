#include "serve/milter_mail.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

using namespace furui;

namespace {

constexpr std::size_t kMost = 100'000;

MilterEnvelope some_envelope() {
  MilterEnvelope envelope;
  envelope.sender = "<hanako@aozora-trading.example>";
  envelope.recipient = "<taro@kumo.example>";
  envelope.recipients = 1;
  envelope.greeting = "mail.aozora-trading.example";
  envelope.client_name = "out.aozora-trading.example";
  envelope.client_address = "192.0.2.25";
  envelope.host = "mx.kumo.example";
  envelope.server = "Postfix";
  envelope.queue_id = "4ABC";
  return envelope;
}

std::string trace_of(const MilterEnvelope& envelope) {
  MilterMail mail(kMost);
  mail.add_trace(envelope, 0);
  return mail.bytes();
}

}  // namespace

TEST_CASE("milter_mail: fields and body become the mail of a mailbox") {
  MilterMail mail(kMost);
  mail.add_field("From", " hanako@aozora-trading.example");
  mail.add_field("Subject", " one\n two");
  mail.end_header();
  mail.add_body("a\r\nb\r\n");
  CHECK(mail.bytes() == "From: hanako@aozora-trading.example\nSubject: one\n two\n\na\nb\n");
}

TEST_CASE("milter_mail: a line end cut between two pieces is one") {
  MilterMail mail(kMost);
  mail.add_body("a\r");
  mail.add_body("\nb\rc\r\r\n");
  CHECK(mail.bytes() == "a\nb\rc\r\n");
}

TEST_CASE("milter_mail: the value's own blanks stay") {
  MilterMail mail(kMost);
  mail.add_field("Subject", "none");
  mail.add_field("To", "\t two ");
  CHECK(mail.bytes() == "Subject:none\nTo:\t two \n");
}

TEST_CASE("milter_mail: no more is kept than is looked at") {
  MilterMail mail(10);
  mail.add_field("Subject", " long enough");
  mail.add_body(std::string(1000, 'x'));
  CHECK(mail.bytes().size() == 10);
}

TEST_CASE("milter_mail: fields of ours are counted by name, whatever their case") {
  MilterMail mail(kMost);
  mail.add_field("X-Furui-Status", " ham");
  mail.add_field("x-furui-STATUS", " ham");
  mail.add_field("X-Furui-Other", " ham");
  mail.add_field("X-Furuishi", " no field of ours");
  CHECK(mail.forged() == std::map<std::string, int>{{"x-furui-status", 2}, {"x-furui-other", 1}});
}

TEST_CASE("milter_mail: the trace is that of Postfix") {
  CHECK(trace_of(some_envelope())
            .starts_with("Return-Path: <hanako@aozora-trading.example>\n"
                         "Received: from mail.aozora-trading.example (out.aozora-trading.example "
                         "[192.0.2.25])\n"
                         "\tby mx.kumo.example (Postfix) with ESMTP id 4ABC\n"
                         "\tfor <taro@kumo.example>; Thu, 01 Jan 1970 "));
}

TEST_CASE("milter_mail: a client whose address has no name is unknown") {
  MilterEnvelope envelope = some_envelope();
  envelope.client_name = "[192.0.2.25]";
  CHECK(trace_of(envelope).find(" (unknown [192.0.2.25])") != std::string::npos);
}

TEST_CASE("milter_mail: of several recipients none is named") {
  MilterEnvelope envelope = some_envelope();
  envelope.recipients = 2;
  CHECK(trace_of(envelope).find("\n\tfor ") == std::string::npos);
}

TEST_CASE("milter_mail: a client cannot write its own trace") {
  MilterEnvelope envelope = some_envelope();
  envelope.greeting = "a (b [192.0.2.99])\n\tby mx; \x80" + std::string(1000, 'x');
  const std::string trace = trace_of(envelope);
  CHECK(trace.find("192.0.2.99])") == std::string::npos);
  CHECK(std::count(trace.begin(), trace.end(), '\n') == 4);
  CHECK(trace.size() < 1000);
}

TEST_CASE("milter_mail: a local mail has no trace") {
  MilterEnvelope envelope = some_envelope();
  envelope.client_address.clear();
  CHECK(trace_of(envelope).empty());
}
