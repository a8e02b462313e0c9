// Mails with a label and mails without one, as a command line names them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/label.h"
#include "data/labelled_mails.h"
#include "mail/mailbox.h"

namespace furui {

/// A mail of a corpus whose owner may not have said what it is.
struct ReadMail {
  RawMail mail;
  std::optional<Label> label;
};

/// Gives the unlabelled mails, then the labelled ones, in the order of their paths.
class CorpusReader {
 public:
  CorpusReader(std::vector<std::string> unlabelled, LabelledPaths labelled,
               const UnreadablePath& on_unreadable);

  /// Puts the next mail into `read`; false at the end.
  bool next(ReadMail& read);

  /// Share of the work behind us, 0 to 1.
  [[nodiscard]] double progress() const;

 private:
  bool has_unlabelled_;
  MailboxReader unlabelled_;
  LabelledReader labelled_;
};

}  // namespace furui
