// Labelled mails in an order that one pass can learn from: ham and spam mixed, files shuffled.
#pragma once

#include <cstdint>

#include "data/labelled_mails.h"
#include "mail/mailbox.h"

namespace furui {

/// Lists all files first and shuffles each class's by a seed. Then takes from the class of which
/// the smaller share has been read from disk, so that both last to the end. The mails of one mbox
/// stay together and in their order: of two mboxes each class is learnt oldest first. TREC indexes
/// are mixed the same way, whatever their order. Memory is bounded by the list of names.
class MixedReader {
 public:
  MixedReader(const LabelledPaths& paths, std::uint64_t seed, const UnreadablePath& on_unreadable);

  /// Puts the next mail into `mail`; false at the end.
  bool next(LabelledMail& mail);

  /// Share of the work behind us, 0 to 1.
  [[nodiscard]] double progress() const;

 private:
  MailboxReader ham_;
  MailboxReader spam_;
};

}  // namespace furui
