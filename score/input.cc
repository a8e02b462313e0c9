#include "score/input.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

#include "base/program.h"
#include "mail/limits.h"

namespace furui {

RawMail read_stdin() {
  RawMail mail{"-", {}};
  std::array<char, 65536> buffer{};
  while (mail.bytes.size() <= kLimits.mail_bytes) {
    const std::size_t room = kLimits.mail_bytes + 1 - mail.bytes.size();
    const std::size_t got = std::fread(buffer.data(), 1, std::min(room, buffer.size()), stdin);
    if (got == 0) break;
    mail.bytes.append(buffer.data(), got);
  }
  return mail;
}

void copy_rest_of_stdin() {
  std::array<char, 65536> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), stdin)) {
    print(std::string_view(buffer.data(), got));
  }
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
    mail = read_stdin();
    if (!mail.bytes.empty()) return true;
    on_unreadable_("-", "standard input is empty");
  }
}

}  // namespace furui
