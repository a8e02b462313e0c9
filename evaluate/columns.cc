#include "evaluate/columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "mail/letters.h"
#include "mail/utf8.h"

namespace furui {
namespace {

std::string blanks_to(std::string_view text, std::size_t width) {
  std::size_t cells = 0;
  for (std::size_t at = 0; at < text.size();) {
    cells += is_written_without_spaces(decode_utf8(text, at)) ? 2 : 1;
  }
  return std::string(cells < width ? width - cells : 0, ' ');
}

}  // namespace

std::string left(std::string_view text, std::size_t width) {
  return std::string(text) + blanks_to(text, width);
}

std::string right(std::string_view text, std::size_t width) {
  return blanks_to(text, width) + std::string(text);
}

std::string right(std::uint64_t number, std::size_t width) {
  return right(std::to_string(number), width);
}

std::string wrapped(std::string_view text) {
  constexpr std::size_t kWidth = 80;
  std::string lines;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t word = std::min(text.find(' ', 1), text.size());
    if (used > 0 && used + word > kWidth) {
      lines += "\n ";
      used = 1;
    }
    lines += text.substr(0, word);
    used += word;
    text.remove_prefix(word);
  }
  return lines;
}

std::string fixed(double value, int digits) {
  if (std::isnan(value)) return "-";
  std::array<char, 64> text{};
  // %f of the largest double needs 309 digits; what is beyond a report's numbers is told by %g.
  const char* format = std::abs(value) < 1e15 ? "%.*f" : "%.*g";
  std::snprintf(text.data(), text.size(), format, digits, value);
  return text.data();
}

std::string interval_column(const RateInterval& interval, double scale, int digits,
                            std::size_t width) {
  return '[' + right(fixed(interval.lower * scale, digits), width) + ", " +
         right(fixed(interval.upper * scale, digits), width) + ']';
}

std::string Paint::painted(std::string_view code, std::string text) const {
  if (!on_ || text.empty()) return text;
  return "\x1b[" + std::string(code) + 'm' + text + "\x1b[0m";
}

}  // namespace furui
