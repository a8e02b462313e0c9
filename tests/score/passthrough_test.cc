#include "score/passthrough.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "mail/parse_mail.h"

using namespace furui;

TEST_CASE("status_header: verdict, probability and model") {
  CHECK(status_header({VerdictKind::spam, 0.99731, 5.9}, 0xabc) ==
        "X-Furui-Status: spam, probability=0.9973, model=0000000000000abc");
}

TEST_CASE("with_status: the header comes first, every other byte stays") {
  CHECK(with_status("Subject: a\n\nbody\xff\r\n", "X: y") == "X: y\nSubject: a\n\nbody\xff\r\n");
}

TEST_CASE("with_status: an mbox From_ line stays first") {
  CHECK(with_status("From a@b Mon Mar  6 10:00:00 2023\nSubject: a\n\nFrom here\n", "X: y") ==
        "From a@b Mon Mar  6 10:00:00 2023\nX: y\nSubject: a\n\nFrom here\n");
}

TEST_CASE("with_status: line ends are the mail's own") {
  CHECK(with_status("Subject: a\r\n\r\nbody\r\n", "X: y") == "X: y\r\nSubject: a\r\n\r\nbody\r\n");
}

TEST_CASE("with_status: forged headers of ours go, with their continuation lines") {
  CHECK(with_status("x-furui-status: ham,\n probability=0\nSubject: a\n b\nX-Furui-Other: 1\n\n"
                    "X-Furui-Status: in the body\n",
                    "X: y") == "X: y\nSubject: a\n b\n\nX-Furui-Status: in the body\n");
}

TEST_CASE("with_status: a mail without body, or without anything, gets its header") {
  CHECK(with_status("Subject: a\n", "X: y") == "X: y\nSubject: a\n");
  CHECK(with_status("Subject: a", "X: y") == "X: y\nSubject: a");
  CHECK(with_status("", "X: y") == "X: y\n");
}

TEST_CASE(
    "with_status: a first line that begins with a blank does not become a part of our field") {
  CHECK(with_status(" a\nSubject: b\n\nc\n", "X: y") == " a\nX: y\nSubject: b\n\nc\n");
  CHECK(with_status("From a\n\tb\nSubject: c\n", "X: y") == "From a\n\tb\nX: y\nSubject: c\n");
  CHECK(with_status("\ta", "X: y") == "\ta\nX: y\n");
}

TEST_CASE("with_status: a mail that begins with a blank line has its header before that") {
  CHECK(with_status("\nX-Furui-Status: body\n", "X: y") == "X: y\n\nX-Furui-Status: body\n");
}

TEST_CASE("StatusFilter: the pieces a mail comes in change nothing") {
  const std::string mail =
      "From a@b\r\n c\r\nx-furui-status: ham,\r\n 0\r\nSubject: a\r\n\r\nX-Furui-Status: in the "
      "body\r\n";
  // A first piece without a line end would not tell which one is the mail's own.
  for (std::size_t first = 10; first < mail.size(); ++first) {
    for (const std::size_t size : {1U, 3U, 8U, 9U}) {
      StatusFilter filter("X: y");
      std::string out = filter.pass(mail.substr(0, first));
      for (std::size_t i = first; i < mail.size(); i += size)
        out += filter.pass(mail.substr(i, size));
      out += filter.finish();
      CAPTURE(first);
      CHECK(out == with_status(mail, "X: y"));
    }
  }
}

TEST_CASE("with_status: a forged header goes also when blanks stand before its colon") {
  CHECK(with_status("X-Furui-Status : ham\nX-FURUI-Status\t:\n ham\nSubject: b\n\n", "X: y") ==
        "X: y\nSubject: b\n\n");
}

TEST_CASE("with_status: NUL and bytes above 0x7f stay") {
  const std::string mail("Subject: \x82\xa0\0\n\n\0\r\xff\n", 16);
  CHECK(with_status(mail, "X: y") == "X: y\n" + mail);
}

TEST_CASE("with_marks: X-Spam-Flag fields that came along go when ours replace them") {
  const std::string mail = "x-spam-flag : NO\n more\nX-Spam-Flags: 1\nX-Spam-Flag: YES\n\n";
  CHECK(with_marks(mail, {{"X: y", "X-Spam-Flag: YES"}, true}) ==
        "X: y\nX-Spam-Flag: YES\nX-Spam-Flags: 1\n\n");
  CHECK(with_marks(mail, {{"X: y"}, false}) == "X: y\n" + mail);
}

namespace {

constexpr std::string_view kTag = "=?UTF-8?B?W+i/t+aDkV0=?=";  // [迷惑]

std::string tagged(std::string_view mail) {
  return with_marks(mail, {{"X: y"}, false, "[迷惑]"});
}

/// What a reader sees as the subject of the tagged mail.
std::string tagged_subject(std::string_view mail) {
  return parse_mail(tagged(mail)).subject;
}

}  // namespace

TEST_CASE("with_marks: the tag is an encoded-word, and the subject follows it folded, as it was") {
  CHECK(tagged("Subject: hello\nTo: a\n\nb\n") ==
        "X: y\nSubject: " + std::string(kTag) + "\n hello\nTo: a\n\nb\n");
  CHECK(tagged("SUBJECT:hello\r\n\r\n") ==
        "X: y\r\nSUBJECT: " + std::string(kTag) + "\r\n hello\r\n\r\n");
}

TEST_CASE("with_marks: a reader sees the tag before a subject however that is written") {
  CHECK(tagged_subject("Subject: hello\n\n") == "[迷惑] hello");
  CHECK(tagged_subject("Subject:\thello\n\n") == "[迷惑] hello");
  CHECK(tagged_subject("Subject : hello\n\n") == "[迷惑] hello");
  CHECK(tagged_subject("Subject: =?UTF-8?B?5Lya6K2w?=\n\n") == "[迷惑]会議");
  CHECK(tagged_subject("Subject: =?ISO-2022-JP?B?GyRCMnE1RBsoQg==?=\n\n") == "[迷惑]会議");
  CHECK(tagged_subject("Subject: \x1b$B2q5D\x1b(B\n\n") == "[迷惑] 会議");
  CHECK(tagged_subject("Subject: \x89\xef\x8b\x63\x82\xcc\x82\xa8\x92\x6d\x82\xe7\x82\xb9\n\n") ==
        "[迷惑] 会議のお知らせ");
  CHECK(tagged_subject("Subject: 会議\n\n") == "[迷惑] 会議");
}

TEST_CASE("with_marks: a folded subject stays one") {
  CHECK(tagged("Subject: a\n b\nTo: c\n\n") ==
        "X: y\nSubject: " + std::string(kTag) + "\n a\n b\nTo: c\n\n");
  CHECK(tagged("Subject:\n =?UTF-8?B?5Lya6K2w?=\n\n") ==
        "X: y\nSubject: " + std::string(kTag) + "\n =?UTF-8?B?5Lya6K2w?=\n\n");
}

TEST_CASE("with_marks: an empty subject becomes the tag, without a line of blanks behind it") {
  CHECK(tagged("Subject: \nTo: c\n\n") == "X: y\nSubject: " + std::string(kTag) + " \nTo: c\n\n");
}

TEST_CASE("with_marks: a mail without a subject gets one, at the end of its header") {
  CHECK(tagged("To: c\r\n\r\nSubject: d\r\n") ==
        "X: y\r\nTo: c\r\nSubject: " + std::string(kTag) + "\r\n\r\nSubject: d\r\n");
  CHECK(tagged("To: c") == "X: y\nTo: c\nSubject: " + std::string(kTag) + "\n");
}

TEST_CASE(
    "with_marks: of a repeated subject each is tagged, for programs differ in which they show") {
  CHECK(tagged("Subject: a\nSubject: b\n\n") ==
        "X: y\nSubject: " + std::string(kTag) + "\n a\nSubject: " + std::string(kTag) + "\n b\n\n");
}

TEST_CASE("with_marks: an ASCII tag stands as it is") {
  CHECK(with_marks("Subject: a\n\n", {{"X: y"}, false, "[SPAM]"}) ==
        "X: y\nSubject: [SPAM]\n a\n\n");
}

TEST_CASE("with_marks: a subject longer than is looked at is tagged whole") {
  const std::string subject(5000, 'a');
  CHECK(tagged("Subject: " + subject + "\n\n") ==
        "X: y\nSubject: " + std::string(kTag) + "\n " + subject + "\n\n");
}

TEST_CASE("with_marks: the tag does not depend on the pieces a mail comes in") {
  const std::string mail = "To: a\nSubject : b\n c\nX-Spam-Flag: NO\n\nSubject: d\n";
  const MailMarks marks{{"X: y"}, true, "[迷惑]"};
  for (std::size_t size = 1; size < mail.size(); ++size) {
    StatusFilter filter(marks);
    std::string out;
    for (std::size_t i = 0; i < mail.size(); i += size) out += filter.pass(mail.substr(i, size));
    out += filter.finish();
    CAPTURE(size);
    CHECK(out == with_marks(mail, marks));
  }
}

TEST_CASE("is_subject_tag: short UTF-8 without control characters") {
  CHECK(is_subject_tag("[迷惑]"));
  CHECK(is_subject_tag("迷惑メールかもしれません迷惑メ"));
  for (const char* none :
       {"", "  ", "a\nBcc: b", "a\tb", "\xff", "迷惑メールかもしれません迷惑メー"}) {
    CAPTURE(none);
    CHECK_FALSE(is_subject_tag(none));
  }
}

namespace {

/// What with_marks is to do, said for a whole mail at once: slow, and plain to see.
std::string marked_plainly(const std::string& mail, const MailMarks& marks) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < mail.size();) {
    const std::size_t end = std::min(mail.find('\n', begin), mail.size() - 1) + 1;
    lines.push_back(mail.substr(begin, end - begin));
    begin = end;
  }
  std::string out;
  bool in_header = true;
  bool kept = true;
  bool marked = false;
  for (const std::string& line : lines) {
    const bool continues = line[0] == ' ' || line[0] == '\t';
    const bool mbox = &line == lines.data() && line.starts_with("From ");
    if (in_header && !continues && !mbox) {
      if (!marked) {
        for (const std::string& field : marks.fields) out += field + "\n";
      }
      marked = true;
      in_header = line != "\n";
      kept = !line.starts_with("X-Furui-") &&
             !(marks.replaces_spam_flag && line.starts_with("X-Spam-Flag:"));
    }
    if (!in_header || kept) out += line;
  }
  if (marked) return out;
  if (!out.ends_with('\n') && !out.empty()) out += '\n';
  for (const std::string& field : marks.fields) out += field + "\n";
  return out;
}

}  // namespace

TEST_CASE("with_marks: no other byte changes, in mails of any lines") {
  const std::vector<std::string> lines = {"From a\n",
                                          "Subject: a\n",
                                          "X-Furui-Status: ham\n",
                                          "X-Furui-\n",
                                          "X-Spam-Flag: NO\n",
                                          " more\n",
                                          "\tmore\n",
                                          "no field\n",
                                          "\n",
                                          "\x82\xa0\xff: b\n",
                                          " \n",
                                          "To: a",
                                          "X-Furui-Status: cut",
                                          ": c\n",
                                          "X: " + std::string(90, 'y') + "\n"};
  std::mt19937 draw(1);
  const MailMarks marks{{"X: y", "X-Spam-Flag: YES"}, true};
  for (int i = 0; i < 5000; ++i) {
    std::string mail;
    for (std::size_t count = draw() % 8; count > 0; --count) mail += lines[draw() % lines.size()];
    CAPTURE(mail);
    CHECK(with_marks(mail, marks) == marked_plainly(mail, marks));
  }
}
