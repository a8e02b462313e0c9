#include "score/command_line_report.h"

#include <stdexcept>

#include "base/error.h"
#include "base/files.h"
#include "mail/input.h"
#include "mail/limits.h"
#include "score/spam_report.h"

namespace furui {
namespace {

RawMail read_the_mail(const ScoreOptions& options) {
  Mails mails(options.paths.empty() ? std::vector<std::string>{"-"} : options.paths,
              [](const std::string& path, const std::string& reason) {
                throw std::runtime_error(path + ": " + reason);
              });
  RawMail mail;
  if (!mails.next(mail)) throw Error("mail", "there is none", "name a mail");
  if (RawMail second; mails.next(second)) {
    throw Error(second.name, "is a second mail", "report one mail at a time");
  }
  if (mail.bytes.size() > kLimits.mail_bytes) {
    throw Error(mail.name, "is too large to be sent", "report it without its attachments");
  }
  return mail;
}

}  // namespace

int write_report(const ScoreOptions& options) {
  const auto addressee = find_report_addressee(options.report_to);
  if (!addressee) {
    throw Error("--report-to", "names nobody: " + options.report_to,
                "write dekyo, antiphishing or an address");
  }
  const RawMail mail = read_the_mail(options);
  write_output(options.report_to_file, make_report(mail.bytes, *addressee));
  return 0;
}

}  // namespace furui
