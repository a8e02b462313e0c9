// Text as a browser lays it out: white space collapsed, lines broken at blocks. Knows no elements.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace furui {

/// Collects text with white space collapsed as CSS Text 3 section 4.1 says: runs become one space,
/// none at line ends, and a line break of the source between two Japanese letters vanishes.
class HtmlText {
 public:
  /// Text beyond `max_bytes` is dropped.
  explicit HtmlText(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// Appends valid UTF-8; line breaks and spaces are kept where `preformatted`.
  void add(std::string_view text, bool preformatted);
  /// Parts what comes from what was, as between two cells of a table.
  void add_space() { pending_gap_ = true; }
  /// Begins a new line, always: br.
  void break_line();
  /// Begins a new line unless one has just begun: a block's edge.
  void begin_block();

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void put(std::string_view character, char32_t code_point);
  void write_pending(char32_t next);

  std::string text_;
  std::size_t max_bytes_;
  std::size_t pending_breaks_ = 0;
  bool pending_gap_ = false;           ///< asked for by add_space
  bool pending_space_ = false;         ///< spaces of the source, on one line
  bool pending_source_break_ = false;  ///< spaces of the source with a line break
  char32_t last_ = U'\n';
  bool full_ = false;
};

}  // namespace furui
