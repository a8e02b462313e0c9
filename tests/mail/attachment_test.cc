#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mail/attachment_content.h"
#include "mail/parse_mail.h"

using namespace furui;
using namespace std::string_view_literals;

namespace {

struct Row {
  std::string_view name;
  std::string_view bytes;
  std::string_view type;
  AttachmentContent content;
};

constexpr std::string_view kBinary = "application/octet-stream";

constexpr Row kRows[] = {
    {"zip", "PK\x03\x04\x14\0\0\0\0\0"sv, kBinary, AttachmentContent::archive},
    {"encrypted zip", "PK\x03\x04\x14\0\x01\0\0\0"sv, kBinary,
     AttachmentContent::encrypted_archive},
    {"docx", "PK\x03\x04\x14\0\x06\0 [Content_Types].xml"sv, kBinary, AttachmentContent::office},
    {"docm", "PK\x03\x04\x14\0\x06\0 [Content_Types].xml word/vbaProject.bin"sv, kBinary,
     AttachmentContent::office_with_macro},
    {"xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0"sv, kBinary, AttachmentContent::office},
    {"xls with macro", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 _\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0"sv,
     kBinary, AttachmentContent::office_with_macro},
    {"rar 4", "Rar!\x1A\x07\0\0\0\x73\0\0\x0D\0"sv, kBinary, AttachmentContent::archive},
    {"rar 4, headers encrypted", "Rar!\x1A\x07\0\0\0\x73\x80\0\x0D\0"sv, kBinary,
     AttachmentContent::encrypted_archive},
    {"rar 5, headers encrypted", "Rar!\x1A\x07\x01\0\0\0\0\0\x21\x04\0"sv, kBinary,
     AttachmentContent::encrypted_archive},
    {"7z with AES", "7z\xBC\xAF\x27\x1C\0\x04 \x06\xF1\x07\x01"sv, kBinary,
     AttachmentContent::encrypted_archive},
    {"7z", "7z\xBC\xAF\x27\x1C\0\x04"sv, kBinary, AttachmentContent::archive},
    {"exe called pdf", "MZ\x90\0"sv, "application/pdf", AttachmentContent::program},
    {"elf",
     "\x7F"
     "ELF\x02"sv,
     kBinary, AttachmentContent::program},
    {"shortcut", "L\0\0\0\x01\x14\x02\0\0\0"sv, kBinary, AttachmentContent::shortcut},
    {"pdf", "%PDF-1.7", kBinary, AttachmentContent::pdf},
    {"png", "\x89PNG\r\n\x1A\n", kBinary, AttachmentContent::image},
    {"html", "<html><body>x</body></html>", kBinary, AttachmentContent::html},
    {"html with form", "<!DOCTYPE html><FORM action=x>", kBinary,
     AttachmentContent::html_with_form},
    {"html with script", "<html><script>eval(1)</script>", "text/html",
     AttachmentContent::html_with_script},
    {"svg", "<svg xmlns='x'/>", "image/svg+xml", AttachmentContent::image},
    {"svg with script", "<svg><script>x</script></svg>", "image/svg+xml",
     AttachmentContent::svg_with_script},
    {"calendar", "BEGIN:VCALENDAR\r\n", "text/calendar", AttachmentContent::calendar},
    {"message", "Subject: x\n\ny", "message/rfc822", AttachmentContent::message},
    {"text", "a,b\n1,2\n", "text/csv", AttachmentContent::text},
    {"noise", "\x01\x02\x03\x04"sv, kBinary, AttachmentContent::other},
    {"nothing", "", kBinary, AttachmentContent::other},
};

}  // namespace

TEST_CASE("find_attachment_content: bytes decide, not the declared type") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(find_attachment_content(row.bytes, row.type) == row.content);
  }
}

TEST_CASE("find_attachment_content: a disk image is known by its volume descriptor") {
  std::string bytes(0x8001, '\0');
  CHECK(find_attachment_content(bytes + "CD001", kBinary) == AttachmentContent::disk_image);
  CHECK(find_attachment_content(bytes + "CD002", kBinary) == AttachmentContent::other);
}

TEST_CASE("parse_mail: an attachment keeps its name, size and kind") {
  const Mail mail = parse_mail(
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee below\n--b\n"
      "Content-Type: application/octet-stream; name=\"=?UTF-8?B?6KuL5rGC5pu4LnBkZg==?=\"\n"
      "Content-Transfer-Encoding: base64\nContent-Disposition: "
      "attachment\n\nJVBERi0xLjc=\n--b--\n");
  REQUIRE(mail.attachments.size() == 1);
  CHECK(mail.attachments[0].name == "請求書.pdf");
  CHECK(mail.attachments[0].size == 8);
  CHECK(mail.attachments[0].content == AttachmentContent::pdf);
  CHECK(mail.text == "see below");
}

TEST_CASE("parse_mail: a text with Content-Disposition attachment is no text of the mail") {
  const Mail mail = parse_mail(
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nbody\n--b\nContent-Type: text/plain\n"
      "Content-Disposition: attachment; filename=log.txt\n\nlog lines\n--b--\n");
  CHECK(mail.text == "body");
  REQUIRE(mail.attachments.size() == 1);
  CHECK(mail.attachments[0].content == AttachmentContent::text);
}

TEST_CASE("parse_mail: a picture that the HTML shows is inline") {
  const Mail mail = parse_mail(
      "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
      "<p>x<img src=\"cid:P1@x\">\n--b\nContent-Type: image/png\nContent-ID: "
      "<p1@x>\n\n\x89PNG\r\n\n"
      "--b\nContent-Type: image/png\nContent-ID: <p2@x>\n\n\x89PNG\r\n\n--b--\n");
  REQUIRE(mail.attachments.size() == 2);
  CHECK(mail.attachments[0].is_inline);
  CHECK_FALSE(mail.attachments[1].is_inline);
}

TEST_CASE("parse_mail: an attached message is an attachment, its text is not the mail's") {
  const Mail mail = parse_mail(
      "Subject: Returned mail\nContent-Type: multipart/report; boundary=b\n\n--b\n\nnot delivered\n"
      "--b\nContent-Type: message/rfc822\n\nSubject: prize\n\nclick https://example.com/\n--b--\n");
  CHECK(mail.text == "not delivered");
  CHECK(mail.subject == "Returned mail");
  CHECK(mail.links.empty());
  REQUIRE(mail.attachments.size() == 1);
  CHECK(mail.attachments[0].content == AttachmentContent::message);
}
