#include "tokenize/sender_bytes.h"

#include <doctest/doctest.h>

#include <string>

#include "mail/parse_mail.h"

using namespace furui;

namespace {

SenderBytes bytes_of(const std::string& mail) {
  return sender_bytes(mail, parse_mail(mail));
}

}  // namespace

TEST_CASE("sender_bytes: the sender's fields stand in their order, as they were written") {
  const SenderBytes bytes = bytes_of(
      "MIME-version: 1.0\n"
      "SUBJECT: =?ISO-2022-JP?B?GyRCJDMkcyRLJEEkTxsoQg==?=\n"
      "X-Mailer:\tMailer\n"
      "\n"
      "text\n");
  CHECK(bytes.header ==
        "MIME-version: 0.0\n"
        "SUBJECT: =?ISO-0000-JP?B?GyRCJDMkcyRLJEEkTxsoQg==?=\n"
        "X-Mailer:\tMailer\n");
}

TEST_CASE("sender_bytes: what the receiving or collecting side wrote is not told") {
  CHECK(bytes_of("Return-Path: <a@example.org>\n"
                 "Delivered-To: hanako@example.jp\n"
                 "Received: from a.example.org by mx.example.jp; Mon, 6 Mar 2023 10:00:00 +0900\n"
                 "Authentication-Results: mx.example.jp; spf=pass\n"
                 "ARC-Seal: i=1; d=mx.example.jp\n"
                 "X-Original-To: hanako@example.jp\n"
                 "X-Spam-Status: No\n"
                 "X-Unheard-Of: 1\n"
                 "To: hanako@example.jp\n"
                 "\n")
            .header.empty());
}

TEST_CASE("sender_bytes: the day is not told") {
  CHECK(bytes_of("Date: Mon, 6 Mar 2023 10:00:00 +0900\n\n").header.empty());
  CHECK(bytes_of("Subject: x\n\nuntil 2023-03-06\n").body == "until 0000-00-00\n");
}

TEST_CASE("sender_bytes: a discussion list's fields and the subject it marks are not told") {
  const std::string fields = "Subject: [talk] x\nSender: talk-owner@example.org\nX-Mailer: M\n";
  CHECK(bytes_of(fields + "\n").header.find("[talk]") != std::string::npos);
  CHECK(bytes_of(fields + "List-Post: <mailto:talk@example.org>\n\n").header == "X-Mailer: M\n");
}

TEST_CASE("sender_bytes: a message ID that the receiving server gave is not told") {
  const std::string end = "\nTo: hanako@example.jp\n\n";
  CHECK(bytes_of("Message-ID: <ab@shop.example.org>" + end).header.starts_with("Message-ID"));
  CHECK(bytes_of("Message-ID: <ab@mx.example.jp>" + end).header.empty());
}

TEST_CASE("sender_bytes: the receiver's name and mail addresses are told by their roles") {
  CHECK(bytes_of("To: hanako@example.jp\n\nHanako hanako@example.jp b@shop.example.org\n").body ==
        "recipient recipient other.org\n");
}

TEST_CASE("sender_bytes: the body stands as it was sent, transfer encoding and borders too") {
  CHECK(bytes_of("Content-Transfer-Encoding: base64\n\n44GC44GE\n").body == "00GC00GE\n");
}

TEST_CASE("sender_bytes: no more than the beginnings are told") {
  std::string mail;
  for (int i = 0; i < 900; ++i) mail += "X-Mailer: mailer\n";
  mail += "\n" + std::string(100'000, 'a');
  const SenderBytes bytes = bytes_of(mail);
  CHECK(bytes.header.size() == kSenderBytes);
  CHECK(bytes.body.size() == kSenderBytes);
}
