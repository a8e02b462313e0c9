// The mail as it came, with our verdict in front: what procmail and mail servers read.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "score/verdict.h"

namespace furui {

/// "X-Furui-Status: spam, probability=0.9973, model=9f3a2c41d0e1b2a3", without a line end.
[[nodiscard]] std::string status_header(const Verdict& verdict, std::uint64_t model_identity);

/// "X-Furui-Status: error", for a mail that could not be judged.
[[nodiscard]] std::string error_status_header();

/// Copies a mail piece by piece with `header` as its first field and without any X-Furui- field
/// that came with it; every other byte stays. Line ends are the mail's own. Only an mbox From_ line
/// and lines that begin with a blank stand before our field: behind it, those would be a part of
/// it. Needs no memory but for a piece, however long the header block.
class StatusFilter {
 public:
  explicit StatusFilter(std::string header) : header_(std::move(header)) {}

  /// Gives what to write for the next piece.
  [[nodiscard]] std::string pass(std::string_view bytes);

  /// Gives what to write behind the last one.
  [[nodiscard]] std::string finish();

 private:
  void judge_line(std::string& out);
  void add_header(std::string& out);

  std::string header_;
  std::string_view line_end_;
  std::string line_start_;  ///< of a line of which too little has come to judge it
  bool header_written_ = false;
  bool first_line_ = true;
  bool line_open_ = false;  ///< the rest of a judged line is to come
  bool kept_ = true;
  bool in_body_ = false;
};

/// Does so with a whole mail.
[[nodiscard]] std::string with_status(std::string_view mail, std::string_view header);

}  // namespace furui
