#include "mail/input.h"

#include <stdexcept>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "mail/limits.h"

namespace furui {

StdinMail read_stdin() {
  StdinMail read{{"-", {}}, {}};
  std::string& bytes = read.mail.bytes;
  try {
    while (bytes.size() <= kLimits.mail_bytes &&
           read_standard_input(bytes, kLimits.mail_bytes + 1 - bytes.size())) {
    }
  } catch (const Error& error) {
    read.failure = error.what();
  }
  return read;
}

Mails::Mails(std::vector<std::string> paths, UnreadablePath on_unreadable)
    : paths_(std::move(paths)), on_unreadable_(std::move(on_unreadable)) {}

bool Mails::next(RawMail& mail) {
  while (true) {
    if (reader_ && reader_->next(mail)) return true;
    reader_.reset();
    if (current_ == paths_.size()) return false;
    const std::string path = paths_[current_++];
    if (path != "-") {
      reader_ = std::make_unique<MailboxReader>(std::vector{path}, on_unreadable_);
      continue;
    }
    StdinMail read = read_stdin();
    if (!read.failure.empty()) throw std::runtime_error(read.failure);
    if (!read.mail.bytes.empty()) {
      mail = std::move(read.mail);
      return true;
    }
    on_unreadable_("-", "standard input is empty");
  }
}

}  // namespace furui
