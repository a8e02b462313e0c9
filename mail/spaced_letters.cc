#include "mail/spaced_letters.h"

#include <algorithm>

#include "mail/letters.h"
#include "mail/utf8.h"

namespace furui {
namespace {

// Single letters pulled apart, from which on nobody wrote them so by chance.
constexpr std::size_t kFewestSpacedLetters = 3;

constexpr char32_t kMiddleDot = 0xB7;
constexpr char32_t kKatakanaMiddleDot = 0x30FB;

/// Japanese lists things with a middle dot (kanji for days, seasons); katakana and Latin make
/// single letters only when a word is pulled apart.
bool may_be_pulled_apart(char32_t separator, char32_t letter) {
  return separator != kKatakanaMiddleDot || letter < 0x250 || is_between(letter, 0x30A1, 0x30FE);
}

/// Walks the text; what stays is copied in as long pieces as possible.
class SpaceCloser {
 public:
  SpaceCloser(std::string_view text, std::size_t& spaced_letters)
      : text_(text), spaced_letters_(spaced_letters) {
    closed_.reserve(text.size());
  }

  std::string run() {
    std::size_t position = 0;
    char32_t previous = 0;
    while (position < text_.size()) {
      const std::size_t start = position;
      const char32_t point = decode_utf8(text_, position);
      if (point == ' ' && previous == ' ') {
        leave_out(start, position);
      } else if (may_precede_separator(position) && is_letter(point) && !is_word_letter(previous)) {
        position = close_run(start, position, point);
      }
      previous = point;
    }
    closed_.append(text_, copied_, text_.size() - copied_);
    return std::move(closed_);
  }

 private:
  struct Single {
    std::size_t start = 0;
    std::size_t end = 0;  ///< 0 when there is none
  };

  /// Looks at one byte, because this is asked for every letter of a mail.
  bool may_precede_separator(std::size_t position) const {
    if (position >= text_.size()) return false;
    const char c = text_[position];
    return c == ' ' || c == '.' || c == '\xC2' || c == '\xE3';
  }

  void leave_out(std::size_t start, std::size_t end) {
    closed_.append(text_, copied_, start - copied_);
    copied_ = end;
  }

  /// Closes the run of single letters that begins with the letter from `start` to `end`, if it is
  /// long enough. Gives the position to go on from.
  std::size_t close_run(std::size_t start, std::size_t end, char32_t letter) {
    const char32_t separator = separator_at(end);
    if (separator == 0 || !may_be_pulled_apart(separator, letter)) return end;
    std::size_t letters = 1;
    std::size_t run_end = end;
    std::string word(text_.substr(start, end - start));
    for (Single single = next_single(end, separator); single.end != 0;
         single = next_single(run_end, separator)) {
      word.append(text_, single.start, single.end - single.start);
      run_end = single.end;
      ++letters;
    }
    if (letters < kFewestSpacedLetters) return end;
    spaced_letters_ += letters;
    leave_out(start, run_end);
    closed_ += word;
    return run_end;
  }

  char32_t separator_at(std::size_t position) const {
    if (!may_precede_separator(position)) return 0;
    const char32_t point = decode_utf8(text_, position);
    const bool separates =
        point == ' ' || point == '.' || point == kMiddleDot || point == kKatakanaMiddleDot;
    return separates ? point : 0;
  }

  /// Finds the single letter behind the separator that stands at `position`.
  Single next_single(std::size_t position, char32_t separator) const {
    if (separator_at(position) != separator) return {};
    (void)decode_utf8(text_, position);
    if (separator == ' ') position = std::min(text_.find_first_not_of(' ', position), text_.size());
    if (position >= text_.size()) return {};
    Single single{position, position};
    const char32_t letter = decode_utf8(text_, single.end);
    if (!is_letter(letter) || !may_be_pulled_apart(separator, letter)) return {};
    std::size_t behind = single.end;
    if (behind < text_.size() && is_word_letter(decode_utf8(text_, behind))) return {};
    return single;
  }

  std::string_view text_;
  std::size_t& spaced_letters_;
  std::string closed_;
  std::size_t copied_ = 0;  ///< how far the text is in closed_ or left out
};

}  // namespace

std::string close_spaced_letters(std::string_view text, std::size_t& spaced_letters) {
  return SpaceCloser(text, spaced_letters).run();
}

}  // namespace furui
