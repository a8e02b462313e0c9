#include "mail/parse_mail.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mail/utf8.h"

using namespace furui;
using namespace std::string_view_literals;

namespace {

std::string alternative(std::string_view html) {
  return "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: "
         "text/plain\n\nplain\n"
         "--b\nContent-Type: text/html\n\n" +
         std::string(html) + "\n--b--\n";
}

std::string nested(std::size_t depth, std::string_view core) {
  std::string mail;
  for (std::size_t i = 0; i < depth; ++i) {
    const std::string boundary = "b" + std::to_string(i) + "b";
    mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  return mail + std::string(core);
}

}  // namespace

TEST_CASE("parse_mail: any bytes are a mail") {
  for (const std::string_view bytes : {""sv, "\n"sv, "\0"sv, "\xFF\xFE\x00:\n\x00"sv, "From "sv,
                                       ":"sv, "a:"sv, "--"sv, "\r\r\r"sv}) {
    const Mail mail = parse_mail(bytes);
    CHECK(mail.raw_bytes == bytes.size());
    CHECK(is_valid_utf8(mail.text));
  }
}

TEST_CASE("parse_mail: a body without a header is text") {
  CHECK(parse_mail("hello\nworld\n\nagain").text == "hello\nworld\n\nagain");
}

TEST_CASE("parse_mail: an mbox line in front is skipped") {
  const Mail mail = parse_mail("From a@b Mon Jan  1 00:00:00 2024\nSubject: x\n\nbody");
  CHECK(mail.subject == "x");
  CHECK(mail.text == "body");
  CHECK_FALSE(mail.defects.has(Defect::header_malformed));
}

TEST_CASE("parse_mail: line ends of every kind give the same mail") {
  for (const std::string_view bytes : {"Subject: x\n\na\nb"sv, "Subject: x\r\n\r\na\r\nb"sv,
                                       "Subject: x\r\n\na\nb"sv, "Subject: x\r\ra\rb"sv}) {
    const Mail mail = parse_mail(bytes);
    CHECK(mail.subject == "x");
    CHECK(mail.text == "a\nb");
  }
}

TEST_CASE("parse_mail: the header members are filled") {
  const Mail mail = parse_mail(
      "Return-Path: <bounce@example.net>\nReceived: from a.example (a.example [192.0.2.1]) by "
      "b.example\n"
      "Authentication-Results: b.example; spf=pass smtp.mailfrom=example.net\n"
      "DKIM-Signature: v=1; d=example.net; b=\nFrom: =?utf-8?B?5bGx55Sw?= <a@Example.net>\n"
      "To: b@example.jp\nCc: c@example.jp\nReply-To: d@example.com\nSender: e@example.net\n"
      "Subject: =?utf-8?B?5Lya6K2w?=\nDate: Mon, 1 Jan 2024 09:00:00 +0900\n"
      "Message-ID: <1@example.net>\n\nx");
  CHECK(mail.from.at(0).display_name == "山田");
  CHECK(mail.from.at(0).domain == "example.net");
  CHECK(mail.to.at(0).address == "b@example.jp");
  CHECK(mail.cc.at(0).address == "c@example.jp");
  CHECK(mail.reply_to.at(0).address == "d@example.com");
  CHECK(mail.sender->address == "e@example.net");
  CHECK(mail.return_path->address == "bounce@example.net");
  CHECK(mail.subject == "会議");
  CHECK(mail.message_id == "1@example.net");
  CHECK(mail.date->zone_minutes == 540);
  CHECK(mail.received.at(0).ip == "192.0.2.1");
  CHECK(mail.authentication.at(0).received_above == 1);
  CHECK(mail.dkim_domains.at(0) == "example.net");
}

TEST_CASE("parse_mail: missing, doubled and several senders are defects") {
  CHECK(parse_mail("Subject: x\n\n").defects.has(Defect::from_missing));
  CHECK(parse_mail("Subject: x\n\n").defects.has(Defect::date_missing));
  CHECK(parse_mail("From: a@b, c@d\n\n").defects.has(Defect::from_multiple));
  CHECK(parse_mail("Subject: x\nSubject: y\n\n").defects.has(Defect::header_duplicated));
  CHECK(parse_mail("Date: soon\n\n").defects.has(Defect::date_malformed));
  CHECK_FALSE(parse_mail("From: a@b\n\n").defects.has(Defect::from_missing));
}

TEST_CASE("parse_mail: of two From fields the first is shown") {
  CHECK(parse_mail("From: a@b\nFrom: c@d\n\n").from.at(0).address == "a@b");
}

TEST_CASE("parse_mail: of alternatives the HTML is shown and the plain text kept apart") {
  const Mail mail = parse_mail(alternative("<p>shown"));
  CHECK(mail.text == "shown");
  CHECK(mail.alternative_text == "plain");
  CHECK(mail.has_html);
  CHECK(mail.has_plain);
}

TEST_CASE("parse_mail: HTML without a visible word leaves the plain text") {
  const Mail mail = parse_mail(alternative("<img src=\"https://example.com/a.png\">"));
  CHECK(mail.text == "plain");
  CHECK(mail.alternative_text.empty());
}

TEST_CASE("parse_mail: text parts of a mixed mail are joined by a blank line") {
  CHECK(parse_mail("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--\n")
            .text == "one\n\ntwo");
}

TEST_CASE("parse_mail: an inner multipart without its end stops at the outer boundary") {
  const Mail mail = parse_mail(
      "Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/alternative; "
      "boundary=i\n\n--i\n\none\n--o\n\ntwo\n--o--\n");
  CHECK(mail.text == "one\n\ntwo");
  CHECK(mail.defects.has(Defect::boundary_unclosed));
}

TEST_CASE("parse_mail: a missing or wrong boundary is guessed from the body") {
  for (const std::string_view type : {"multipart/mixed", "multipart/mixed; boundary=other"}) {
    const Mail mail = parse_mail("Content-Type: " + std::string(type) +
                                 "\n\n--real\nContent-Type: text/plain\n\none\n--real--\n");
    CHECK(mail.text == "one");
    CHECK(mail.defects.has(Defect::boundary_missing));
  }
}

TEST_CASE("parse_mail: a boundary inside a longer line does not cut") {
  CHECK(
      parse_mail("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--bx\n--b two\n--b--\n")
          .text == "one\n--bx\n--b two");
}

TEST_CASE("parse_mail: a charset in an HTML meta element is used and noted") {
  const Mail mail = parse_mail(
      "Content-Type: text/html\n\n<meta charset=euc-jp><p>\xB2\xF1\xB5\xC4\xA4\xCE\xB7\xEF");
  CHECK(mail.text == "会議の件");
  CHECK(mail.defects.has(Defect::charset_in_meta_only));
  CHECK(mail.parts.at(0).used_charset == "euc-jp");
}

TEST_CASE("parse_mail: transfer encodings are decoded, unknown ones noted") {
  const auto text = [](std::string_view encoding, std::string_view body) {
    return parse_mail("Content-Transfer-Encoding: " + std::string(encoding) + "\n\n" +
                      std::string(body))
        .text;
  };
  CHECK(text("BASE64", "5Lya\r\n6K2w") == "会議");
  CHECK(text("quoted-printable", "=E4=BC=9A=\n=e8=ad=b0=3D=") == "会議=");
  CHECK(text("base64", "this was never encoded, was it?") == "this was never encoded, was it?");
  CHECK(text("base64", "5Lya6K2wMQ==\n\n-- \nlist footer") == "会議1");
  CHECK(parse_mail("Content-Transfer-Encoding: zip\n\nx")
            .defects.has(Defect::transfer_encoding_unknown));
}

TEST_CASE("parse_mail: flowed lines are joined, with DelSp without the space") {
  const auto text = [](std::string_view parameters) {
    return parse_mail("Content-Type: text/plain; format=flowed" + std::string(parameters) +
                      "\n\none \ntwo\nthree")
        .text;
  };
  CHECK(text("") == "one two\nthree");
  CHECK(text("; delsp=yes") == "onetwo\nthree");
}

TEST_CASE("parse_mail: nesting beyond the limit is cut and noted") {
  CHECK(parse_mail(nested(5, "\ncore")).text == "core");
  const Mail deep = parse_mail(nested(10'000, "\ncore"));
  CHECK(deep.defects.has(Defect::limit_mime_depth));
}

TEST_CASE("parse_mail: dashes looked for among dashes are read in linear time") {
  // Quadratic time would be minutes here.
  const std::string boundary(250, '-');
  std::string bytes;
  for (int i = 0; i < 30; ++i) {
    bytes += "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n--" + boundary + "\n";
  }
  const std::string dashes(std::size_t{4} << 20, '-');
  CHECK(parse_mail(bytes + "\n." + dashes).text == "." + dashes.substr(0, kLimits.text_bytes - 1));
}

TEST_CASE("parse_mail: deep nesting over a large body is read as far as a budget goes and noted") {
  std::string heads;
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(i);
    heads += "Content-Type: multipart/mixed; boundary=b" + number + "x\n\n--b" + number + "x\n";
  }
  CHECK_FALSE(parse_mail(heads + "\ncore").defects.has(Defect::limit_mime_depth));
  const std::string large(std::size_t{2} << 20, '\n');
  CHECK(parse_mail(heads + large).defects.has(Defect::limit_mime_depth));
}

TEST_CASE("parse_mail: parts beyond the limit are left out and noted") {
  std::string bytes = "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 10'000; ++i) bytes += "--b\n\nx\n";
  const Mail mail = parse_mail(bytes);
  CHECK(mail.parts.size() < kLimits.parts);
  CHECK(mail.defects.has(Defect::limit_parts));
}

TEST_CASE("parse_mail: text beyond the limit is cut at a letter and noted") {
  std::string bytes = "Content-Type: text/plain; charset=utf-8\n\n";
  while (bytes.size() < kLimits.text_bytes + 1000) bytes += "会";
  const Mail mail = parse_mail(bytes);
  CHECK(mail.text.size() <= kLimits.text_bytes);
  CHECK(is_valid_utf8(mail.text));
  CHECK(mail.text.find("\xEF\xBF\xBD") == std::string::npos);
  CHECK(mail.defects.has(Defect::limit_text_bytes));
}

TEST_CASE("parse_mail: plain parts behind a spent budget of text are not decoded") {
  const std::string full(kLimits.text_bytes, 'x');
  const Mail mail = parse_mail("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + full +
                               "\n--b\n\n\x89\xEF\x8B\x63\n--b--\n");
  CHECK(mail.parts.at(0).used_charset != "");
  CHECK(mail.parts.at(1).used_charset == "");
  CHECK(mail.defects.has(Defect::limit_text_bytes));
}

TEST_CASE("parse_mail: bytes beyond the limit are not read but counted") {
  Limits limits;
  limits.mail_bytes = 20;
  const Mail mail = parse_mail("Subject: x\n\n12345678901234567890", limits);
  CHECK(mail.text == "12345678");
  CHECK(mail.raw_bytes == 32);
  CHECK(mail.defects.has(Defect::limit_mail_bytes));
}

TEST_CASE("parse_mail: the charset of the mail helps to read its raw header") {
  const Mail mail = parse_mail(
      "Subject: \x89\xEF\x8B\x63\nContent-Type: text/plain; charset=shift_jis\n\n\x89\xEF\x8B\x63");
  CHECK(mail.subject == "会議");
  CHECK(mail.text == "会議");
  CHECK(mail.defects.has(Defect::raw_8bit_header));
}
