#include "score/spam_report.h"

#include <doctest/doctest.h>

#include <string>

#include "mail/mime_tree.h"
#include "mail/parse_mail.h"
#include "mail/transfer_encoding.h"

using namespace furui;

namespace {

/// The parts of a report as our own parser finds them; views of `report`.
std::vector<MimePart> parts_of(const std::string& report) {
  Defects defects;
  const HeaderBlock header = read_header_block(report, kLimits, defects);
  return read_mime_tree(header, std::string_view(report).substr(header.body_begin), kLimits,
                        defects)
      .children;
}

std::string report_of(std::string_view mail) {
  return make_report(mail, *find_report_addressee("dekyo"));
}

/// The mail inside a report.
std::string attached(const std::string& report) {
  const std::vector<MimePart> parts = parts_of(report);
  REQUIRE(parts.size() == 2);
  return parts[1].transfer_encoding == "base64" ? decode_base64(parts[1].body).bytes
                                                : std::string(parts[1].body);
}

}  // namespace

TEST_CASE("find_report_addressee: the two bodies, an address, and nobody else") {
  CHECK(find_report_addressee("dekyo")->address == "meiwaku@dekyo.or.jp");
  CHECK(find_report_addressee("antiphishing")->address == "info@antiphishing.jp");
  CHECK(find_report_addressee("abuse@provider.example")->address == "abuse@provider.example");
  for (const char* none :
       {"", "police", "@", "a@", "@b", "a@b@c", "a@b, c@d", "a@b\nBcc: c@d", "<a@b>"}) {
    CAPTURE(none);
    CHECK_FALSE(find_report_addressee(none));
  }
}

TEST_CASE("make_report: the mail is attached as message/rfc822, byte for byte") {
  for (const std::string mail :
       {"Subject: a\n\nb\n", "Subject: a\r\n\r\nb\r\n", "Subject: no line end\n\nb", "no header",
        "", "Subject: \xe8\xbf\xb7\n\n\x1b$BLBOG\x1b(B\n",
        "Subject: a\n\n--furui-report-1\n\n--furui-report-1--\n",
        "X-Furui-Status: spam\nSubject: a\n\nb\r\nc\n\n\n"}) {
    CAPTURE(mail);
    const std::string report = report_of(mail);
    CHECK(parts_of(report)[1].content_type.value == "message/rfc822");
    CHECK(attached(report) == mail);
  }
}

TEST_CASE("make_report: the encoding is 7bit or 8bit as the mail is, and the whole says so too") {
  CHECK(parts_of(report_of("Subject: a\n\nb\n"))[1].transfer_encoding == "7bit");
  const std::string report = report_of("Subject: a\n\n\x82\xa0\n");
  CHECK(parts_of(report)[1].transfer_encoding == "8bit");
  CHECK(report.substr(0, report.find("\n\n")).find("Content-Transfer-Encoding: 8bit") !=
        std::string::npos);
}

TEST_CASE("make_report: what a mail server could not carry goes as a file in base64") {
  for (const std::string& mail :
       {std::string("Subject: a\n\nb\0c\n", 15), std::string("Subject: a\rb\n\nc\n"),
        "Subject: a\n\n" + std::string(999, 'x') + "\n"}) {
    const std::string report = report_of(mail);
    CHECK(parts_of(report)[1].content_type.value == "application/octet-stream");
    CHECK(attached(report) == mail);
  }
}

TEST_CASE("make_report: a line of 998 bytes can be carried, also when it ends in CR LF") {
  const std::string mail = "Subject: a\r\n\r\n" + std::string(998, 'x') + "\r\n";
  CHECK(parts_of(report_of(mail))[1].transfer_encoding == "7bit");
}

TEST_CASE("make_report: a report of a report has another boundary") {
  const std::string first = report_of("Subject: a\n\nb\n");
  CHECK(attached(report_of(first)) == first);
}

TEST_CASE("make_report: addressee, subject and words are what they say") {
  const Mail mail =
      parse_mail(make_report("Subject: a\n\nb\n", *find_report_addressee("antiphishing")));
  CHECK(mail.to.at(0).address == "info@antiphishing.jp");
  CHECK(mail.subject == "フィッシングメールの報告");
  CHECK(mail.text.find("ヘッダー情報を含めて") != std::string::npos);
  for (const Defect defect : {Defect::boundary_missing, Defect::boundary_unclosed,
                              Defect::transfer_encoding_damaged, Defect::charset_missing}) {
    CHECK_FALSE(mail.defects.has(defect));
  }
}
