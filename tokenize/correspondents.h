// Who wrote to whom through which servers: what has to be known so that tokens tell the trick and
// not the person. A model must not learn who received the mails it was trained on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"

namespace furui {

/// The people and hosts of one mail.
class Correspondents {
 public:
  explicit Correspondents(const Mail& mail);

  /// Gives what a mail address (lower case) in the text stands for: "recipient", "sender",
  /// "reply", "at-recipient", "at-sender", or its top-level domain: "other.jp".
  [[nodiscard]] std::string role_of_address(std::string_view address) const;

  /// Tells whether a host (lower case) belongs to those who received or collected the mail.
  [[nodiscard]] bool is_receiver_host(std::string_view host) const;

  /// Tells whether `domain` is where a recipient has the mailbox.
  [[nodiscard]] bool is_recipient_domain(std::string_view domain) const;

  /// Tells whether a text (lower case) has a recipient's local part in it; parts of fewer than four
  /// letters are in too many words to tell, and those that name a task ("info") are nobody's.
  [[nodiscard]] bool names_recipient(std::string_view text) const;

  /// Gives `text` with "recipient" for each such local part that is a whole word there, letter case
  /// ignored; mail addresses are left to role_of_address.
  [[nodiscard]] std::string without_names(std::string_view text) const;

  /// Gives a path or query with the roles of the mail addresses in it ("%40" is a sign of one too)
  /// and without_names.
  [[nodiscard]] std::string without_people(std::string_view url_part) const;

  /// How many recipients' addresses the mail names.
  [[nodiscard]] std::size_t recipients() const { return recipients_.size(); }

  /// Tells whether a discussion list's server sent the mail on, which rewrites fields and subject.
  [[nodiscard]] bool through_list() const { return through_list_; }

  /// Which Received field the receiving side wrote about the first host outside; received.size()
  /// when there is none.
  [[nodiscard]] std::size_t entry_hop() const { return entry_hop_; }

 private:
  void note_recipients(const Mail& mail);
  void note_recipient(std::string_view address);
  void note_hops(const Mail& mail);
  [[nodiscard]] bool is_inside(const Mail& mail, std::size_t hop) const;

  std::vector<std::string> recipients_;         ///< lower case, sorted
  std::vector<std::string> names_;              ///< local parts that tell a person, sorted
  std::vector<std::string> recipient_domains_;  ///< registrable
  std::vector<std::string> receiver_domains_;   ///< registrable, of the receiving servers
  std::string sender_;
  std::string sender_domain_;
  std::string reply_;
  bool through_list_ = false;
  std::size_t entry_hop_ = 0;
};

}  // namespace furui
