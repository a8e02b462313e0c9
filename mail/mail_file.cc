#include "mail/mail_file.h"

#include <algorithm>
#include <span>

#include "mail/mbox_line.h"

namespace furui {
namespace {

/// Lines longer than this come in pieces.
constexpr std::size_t kBufferBytes = std::size_t{64} << 10;
/// Where a mail's first header fields must stand.
constexpr std::size_t kBeginningBytes = std::size_t{8} << 10;
/// A packed file that gives more is a bomb; the largest mailboxes packed whole stay below.
constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{8} << 30;
/// Packed, gigabytes of one mail are a few hundred KiB on the disk and seconds of unpacking; mails
/// with the largest attachments servers take stay below.
constexpr std::uint64_t kMaxSkippedBytes = std::uint64_t{128} << 20;

}  // namespace

MailFile::MailFile(const std::string& path, std::size_t max_mail_bytes)
    : MailFile(path, max_mail_bytes, kMaxSkippedBytes) {}

MailFile::MailFile(const std::string& path, std::size_t max_mail_bytes,
                   std::uint64_t max_skipped_bytes)
    : source_(path, kMaxUnpackedBytes),
      max_mail_bytes_(max_mail_bytes),
      max_skipped_bytes_(max_skipped_bytes) {}

/// Puts more bytes behind what the buffer still holds.
void MailFile::fill() {
  buffer_.erase(0, used_);
  used_ = 0;
  const std::size_t held = buffer_.size();
  buffer_.resize(kBufferBytes);
  const std::size_t got = source_.read(std::span(buffer_).subspan(held));
  buffer_.resize(held + got);
  at_end_ = got == 0;
}

void MailFile::begin() {
  begun_ = true;
  while (!at_end_ && buffer_.size() < kBeginningBytes) fill();
  failure_ = source_.failure();
  if (!failure_.empty()) return;
  const std::string_view beginning = std::string_view(buffer_).substr(0, kBeginningBytes);
  if (beginning.empty()) {
    failure_ = "is empty";
  } else if (is_from_line(beginning.substr(0, beginning.find('\n')))) {
    is_mbox_ = true;
  } else if (!looks_like_mail(beginning)) {
    failure_ = "does not look like a mail; give mails, mboxes or Maildirs";
  }
}

/// A line with its end, or a buffer full of a longer one; empty at the end of the file.
std::string_view MailFile::next_piece() {
  std::size_t line_end = buffer_.find('\n', used_);
  while (line_end == std::string::npos && !at_end_ && buffer_.size() - used_ < kBufferBytes) {
    const std::size_t searched = buffer_.size() - used_;
    fill();
    line_end = buffer_.find('\n', searched);
  }
  const bool is_whole = line_end != std::string::npos;
  const std::size_t length = (is_whole ? line_end + 1 : buffer_.size()) - used_;
  const std::string_view piece = std::string_view(buffer_).substr(used_, length);
  used_ += length;
  piece_begins_line_ = next_begins_line_;
  next_begins_line_ = is_whole;
  return piece;
}

void MailFile::append(std::string& mail, std::string_view piece) {
  const std::string_view kept =
      piece.substr(0, max_mail_bytes_ - std::min(mail.size(), max_mail_bytes_));
  mail += kept;
  skipped_bytes_ += piece.size() - kept.size();
}

bool MailFile::next_single(std::string& mail) {
  if (at_end_ && buffer_.empty()) return false;
  while (mail.size() < max_mail_bytes_ && !buffer_.empty()) {
    append(mail, buffer_);
    used_ = buffer_.size();
    fill();
  }
  // What is beyond the limit is not even read.
  buffer_.clear();
  used_ = 0;
  at_end_ = true;
  failure_ = source_.failure();
  return failure_.empty();
}

bool MailFile::next_of_mbox(std::string& mail) {
  // The From_ line: the file stands on it at the beginning and after each mail.
  if (next_piece().empty()) return false;
  skipped_bytes_ = 0;
  bool after_blank = false;
  std::size_t blank_bytes = 0;  // of the empty line at the end of `mail`
  while (true) {
    const std::string_view piece = next_piece();
    if (piece.empty()) break;
    if (piece_begins_line_ && after_blank && is_from_line(piece)) {
      used_ -= piece.size();
      next_begins_line_ = true;
      has_several_ = true;
      break;
    }
    const std::size_t before = mail.size();
    append(mail, piece_begins_line_ ? unquoted_from_line(piece) : piece);
    if (skipped_bytes_ > max_skipped_bytes_) {
      failure_ = "holds a mail that is too large; split the file";
      return false;
    }
    after_blank = piece_begins_line_ && is_blank_line(piece);
    blank_bytes = after_blank ? mail.size() - before : 0;
  }
  mail.resize(mail.size() - blank_bytes);
  failure_ = source_.failure();
  return failure_.empty();
}

bool MailFile::next(std::string& mail) {
  mail.clear();
  if (!begun_) begin();
  if (!failure_.empty()) return false;
  return is_mbox_ ? next_of_mbox(mail) : next_single(mail);
}

}  // namespace furui
