// One file -> the mails in it: one, or those of an mbox. Folders and names are mail/mailbox's
// business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "mail/byte_source.h"

namespace furui {

/// Gives the mails of a file in order, each cut at `max_mail_bytes`, in bounded memory.
class MailFile {
 public:
  MailFile(const std::string& path, std::size_t max_mail_bytes);
  /// A mail in an mbox with more than `max_skipped_bytes` behind its cut is a failure there;
  /// without the number, some hundred MiB.
  MailFile(const std::string& path, std::size_t max_mail_bytes, std::uint64_t max_skipped_bytes);

  /// Puts the next mail's bytes into `mail`; false at the end and after a failure. An mbox's From_
  /// lines and the empty lines before them are taken off.
  bool next(std::string& mail);

  /// Tells whether the file is an mbox with a mail behind the one given last or before it.
  [[nodiscard]] bool has_several() const { return has_several_; }

  /// Why there is no mail, or no more; empty when the file was read to its end.
  [[nodiscard]] const std::string& failure() const { return failure_; }

  /// Bytes taken from the disk so far.
  [[nodiscard]] std::uint64_t consumed() const { return source_.consumed(); }

 private:
  void begin();
  bool next_single(std::string& mail);
  bool next_of_mbox(std::string& mail);
  void append(std::string& mail, std::string_view piece);
  std::string_view next_piece();
  void fill();

  ByteSource source_;
  std::size_t max_mail_bytes_;
  std::uint64_t max_skipped_bytes_;
  std::uint64_t skipped_bytes_ = 0;  ///< of the mail at hand, behind its cut
  std::string buffer_;
  std::size_t used_ = 0;  ///< bytes of the buffer already given
  std::string failure_;
  bool begun_ = false;
  bool at_end_ = false;
  bool is_mbox_ = false;
  bool has_several_ = false;
  bool piece_begins_line_ = true;
  bool next_begins_line_ = true;
};

}  // namespace furui
