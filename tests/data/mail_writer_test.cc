#include "data/mail_writer.h"

#include <doctest/doctest.h>

#include <sstream>

#include "mail/parse_mail.h"

using namespace furui;

namespace {

const std::string kText =
    "髙島屋でなく高島屋です。\nｶﾅとカナ、～と－、ABC = 100 %。 \n.\nFrom here\n";
const std::string kPlainText = "高い空です。\nカナと線、ABC = 100 %.\n";

}  // namespace

TEST_CASE("text_part: what is written in any form is read back as it was") {
  for (const TextForm& form :
       {TextForm{"UTF-8", "base64"}, TextForm{"UTF-8", "quoted-printable"},
        TextForm{"UTF-8", "8bit"}, TextForm{"ISO-2022-JP", "7bit"}, TextForm{"Shift_JIS", "8bit"},
        TextForm{"Shift_JIS", "base64"}, TextForm{"EUC-JP", "8bit"}}) {
    CAPTURE(form.charset);
    CAPTURE(form.transfer_encoding);
    const std::string& text = form.charset == "UTF-8" ? kText : kPlainText;
    const Mail mail = parse_mail(text_part(text, "plain", form));
    CHECK(mail.text.find(text.substr(0, text.size() - 1)) == 0);
    CHECK_FALSE(mail.defects.has(Defect::charset_damaged));
    CHECK_FALSE(mail.defects.has(Defect::transfer_encoding_damaged));
  }
}

TEST_CASE("possible_form: letters that the charset lacks are written in UTF-8") {
  CHECK(possible_form(kPlainText, {"ISO-2022-JP", "7bit"}).charset == "ISO-2022-JP");
  CHECK(possible_form("😀", {"ISO-2022-JP", "7bit"}).charset == "UTF-8");
  CHECK(possible_form("😀", {"Shift_JIS", "8bit"}).transfer_encoding == "base64");
}

TEST_CASE("encoded_words: no word is longer than 75 letters, and all read back") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "重要なお知らせ";
  for (const char* charset : {"UTF-8", "ISO-2022-JP", "Shift_JIS", "EUC-JP"}) {
    const std::string words = encoded_words(text, charset);
    std::istringstream lines(words);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 76);
    CHECK(parse_mail("Subject: " + words + "\n\n").subject == text);
  }
}

TEST_CASE("encoded_words: ASCII stays as it is") {
  CHECK(encoded_words("Re: meeting", "ISO-2022-JP") == "Re: meeting");
}

TEST_CASE("encode_base64: lines of 76 letters, padded at the end") {
  CHECK(encode_base64("") == "");
  CHECK(encode_base64("f") == "Zg==\n");
  CHECK(encode_base64("foobar") == "Zm9vYmFy\n");
  CHECK(encode_base64(std::string(58, 'a')).find('\n') == 76);
}

TEST_CASE("encode_quoted_printable: no line is longer than 76 letters, none ends in a space") {
  std::istringstream lines(encode_quoted_printable(std::string(300, 'x') + " \n" + kText));
  for (std::string line; std::getline(lines, line);) {
    CHECK(line.size() <= 76);
    CHECK_FALSE(line.ends_with(' '));
  }
}
