#include "mail/input.h"

#include <cstddef>
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

Mails::Mails(NextPath next_path, UnreadablePath on_unreadable)
    : next_path_(std::move(next_path)), on_unreadable_(std::move(on_unreadable)) {}

Mails::Mails(std::vector<std::string> paths, UnreadablePath on_unreadable)
    : Mails(
          [paths = std::move(paths), current = std::size_t{0}](std::string& path) mutable {
            if (current == paths.size()) return false;
            path = paths[current++];
            return true;
          },
          std::move(on_unreadable)) {}

bool Mails::next(RawMail& mail) {
  while (true) {
    if (reader_ && reader_->next(mail)) return true;
    reader_.reset();
    std::string path;
    if (!next_path_(path)) return false;
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
