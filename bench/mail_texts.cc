// Prints the text of mails, for MeCab's own program to read: mail_texts MAILS...
#include <cstdio>
#include <exception>
#include <string>

#include "mail/mailbox.h"
#include "mail/parse_mail.h"

using namespace furui;

int main(int argc, char** argv) {
  try {
    MailboxReader reader({argv + 1, argv + argc},
                         [](const std::string& path, const std::string& reason) {
                           std::fprintf(stderr, "%s: %s\n", path.c_str(), reason.c_str());
                         });
    for (RawMail raw; reader.next(raw);) std::puts(parse_mail(raw.bytes).text.c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "mail_texts: %s\n", error.what());
    return 2;
  }
}
