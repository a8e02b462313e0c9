#include "mail/mailbox.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "mail/limits.h"
#include "mail/mail_file.h"
#include "mail/mailbox_walk.h"

namespace furui {

struct MailboxReader::State {
  UnreadablePath on_unreadable;
  std::vector<MailboxEntry> entries;
  std::size_t current = 0;  ///< the entry that is open or comes next
  std::optional<MailFile> file;
  std::size_t mails_of_file = 0;
  std::uint64_t bytes_behind = 0;  ///< of the entries before the current one
  std::uint64_t bytes_in_all = 0;

  bool open_next();
  void close();
};

/// Opens the current entry; false when there is none left.
bool MailboxReader::State::open_next() {
  while (current < entries.size()) {
    const MailboxEntry& entry = entries[current];
    if (entry.unreadable.empty()) {
      file.emplace(entry.path, kLimits.mail_bytes + 1);
      mails_of_file = 0;
      return true;
    }
    on_unreadable(entry.path, entry.unreadable);
    ++current;
  }
  return false;
}

void MailboxReader::State::close() {
  const MailboxEntry& entry = entries[current];
  if (!file->failure().empty()) on_unreadable(entry.path, file->failure());
  bytes_behind += entry.bytes;
  file.reset();
  ++current;
}

MailboxReader::MailboxReader(std::vector<std::string> paths, UnreadablePath on_unreadable)
    : state_(std::make_unique<State>()) {
  state_->on_unreadable = std::move(on_unreadable);
  for (const std::string& path : paths) {
    for (MailboxEntry& entry : walk_mailbox_path(path)) {
      state_->bytes_in_all += entry.bytes;
      state_->entries.push_back(std::move(entry));
    }
  }
}

MailboxReader::~MailboxReader() = default;

bool MailboxReader::next(RawMail& mail) {
  State& state = *state_;
  while (state.file.has_value() || state.open_next()) {
    if (state.file->next(mail.bytes)) {
      ++state.mails_of_file;
      mail.name = state.entries[state.current].path;
      if (state.file->has_several()) mail.name += "#" + std::to_string(state.mails_of_file);
      return true;
    }
    state.close();
  }
  return false;
}

double MailboxReader::progress() const {
  const State& state = *state_;
  if (state.current >= state.entries.size()) return 1;
  if (state.bytes_in_all == 0) return 0;
  const std::uint64_t of_file =
      state.file.has_value() ? std::min(state.file->consumed(), state.entries[state.current].bytes)
                             : 0;
  return static_cast<double>(state.bytes_behind + of_file) /
         static_cast<double>(state.bytes_in_all);
}

}  // namespace furui
