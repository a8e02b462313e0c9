#include "mail/html_text.h"

#include <algorithm>

#include "mail/letters.h"
#include "mail/utf8.h"
#include "mail/web_ascii.h"

namespace furui {
namespace {

/// More than one blank line in a row says no more than one.
constexpr std::size_t kMaxBreaks = 2;

}  // namespace

void HtmlText::break_line() {
  pending_breaks_ = std::min(pending_breaks_ + 1, kMaxBreaks);
  pending_gap_ = pending_space_ = pending_source_break_ = false;
}

void HtmlText::begin_block() {
  pending_breaks_ = std::max(pending_breaks_, std::size_t{1});
  pending_gap_ = pending_space_ = pending_source_break_ = false;
}

void HtmlText::write_pending(char32_t next) {
  if (text_.empty()) {
    // Nothing stands before the first letter.
  } else if (pending_breaks_ > 0) {
    text_.append(pending_breaks_, '\n');
  } else if (pending_gap_ || pending_space_) {
    text_.push_back(' ');
  } else if (pending_source_break_ &&
             !(is_written_without_spaces(last_) && is_written_without_spaces(next))) {
    text_.push_back(' ');
  }
  pending_breaks_ = 0;
  pending_gap_ = pending_space_ = pending_source_break_ = false;
}

void HtmlText::put(std::string_view character, char32_t code_point) {
  // Two bytes are kept back for what is pending.
  if (full_ || text_.size() + character.size() + kMaxBreaks > max_bytes_) {
    full_ = true;
    return;
  }
  write_pending(code_point);
  text_ += character;
  last_ = code_point;
}

void HtmlText::add(std::string_view text, bool preformatted) {
  for (std::size_t position = 0; position < text.size() && !full_;) {
    const char c = text[position];
    if (!is_web_space(c)) {
      const std::size_t begin = position;
      const char32_t code_point = decode_utf8(text, position);
      put(text.substr(begin, position - begin), code_point);
      continue;
    }
    ++position;
    if (preformatted && c == '\n') {
      break_line();
    } else if (preformatted && c != '\r') {
      put(text.substr(position - 1, 1), U' ');
    } else if (c == '\n' || c == '\r') {
      // Spaces beside a line break of the source are part of it.
      pending_source_break_ = true;
      pending_space_ = false;
    } else if (!pending_source_break_) {
      pending_space_ = true;
    }
  }
}

}  // namespace furui
