// The mail as it came, with our verdict in front: what procmail and mail servers read.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "score/verdict.h"

namespace furui {

/// "X-Furui-Status: spam, probability=0.9973, model=9f3a2c41d0e1b2a3", without a line end.
[[nodiscard]] std::string status_header(const Verdict& verdict, std::uint64_t model_identity);

/// "X-Furui-Status: error", for a mail that could not be judged.
[[nodiscard]] std::string error_status_header();

/// Bytes that a subject tag has at most: what one encoded-word holds.
inline constexpr std::size_t kMaxSubjectTagBytes = 45;

/// Tells whether `tag` may be a subject's: valid UTF-8 without control characters, not blank, not
/// too long.
[[nodiscard]] bool is_subject_tag(std::string_view tag);

/// What a StatusFilter does to a mail.
struct MailMarks {
  std::vector<std::string> fields;  ///< put in front, without line ends
  bool replaces_spam_flag = false;  ///< X-Spam-Flag fields that came with the mail go too
  std::string subject_tag{};        ///< UTF-8, for which is_subject_tag; empty for none
};

/// Copies a mail piece by piece with fields of ours in front and without any X-Furui- field that
/// came with it; every other byte stays. Line ends are the mail's own. Only an mbox From_ line
/// and lines that begin with a blank stand before our fields: behind it, those would be a part of
/// them. A subject tag is the first line of each Subject, encoded (RFC 2047) when it is not ASCII,
/// and what stood there follows folded, raw or encoded as it is; a mail without Subject gets one.
/// Needs no memory but for a piece, however long the header block.
class StatusFilter {
 public:
  explicit StatusFilter(MailMarks marks);
  explicit StatusFilter(std::string header) : StatusFilter(MailMarks{{std::move(header)}}) {}

  /// Gives what to write for the next piece.
  [[nodiscard]] std::string pass(std::string_view bytes);

  /// Gives what to write behind the last one.
  [[nodiscard]] std::string finish();

 private:
  void judge_line(std::string& out);
  void judge_field(std::string& out);
  void add_fields(std::string& out);
  void add_missing_subject(std::string& out);
  void add_line(std::string& out, std::string_view line) const;
  void add_tagged(std::string& out, std::size_t colon) const;

  MailMarks marks_;
  std::string tag_;  ///< as a header has it
  std::string_view line_end_;
  std::string line_start_;  ///< of a line of which too little has come to judge it
  bool fields_written_ = false;
  bool has_subject_ = false;
  bool first_line_ = true;
  bool line_open_ = false;  ///< the rest of a judged line is to come
  bool kept_ = true;
  bool in_body_ = false;
};

/// Does so with a whole mail.
[[nodiscard]] std::string with_status(std::string_view mail, std::string_view header);
[[nodiscard]] std::string with_marks(std::string_view mail, MailMarks marks);

}  // namespace furui
