#include "mail/mbox_line.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "mail/ascii.h"

namespace furui {
namespace {

/// A From_ line has an address, a date and perhaps "remote from"; RFC 5321 gives the first 256.
constexpr std::size_t kMaxFromLineBytes = 1000;
constexpr int kLinesWithoutHeader = 20;

bool is_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end();
}

/// 9:05, 09:05 or 09:05:30.
bool is_time(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == 0 || colon > 2 || word.size() < colon + 3) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_ascii_digit(c) || c == ':'; });
}

bool is_year(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), is_ascii_digit) &&
         (word.starts_with("19") || word.starts_with("20"));
}

/// RFC 5322 section 2.2: printable ASCII without a colon, then a colon.
bool is_header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view name = trimmed(line.substr(0, colon));
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

}  // namespace

bool is_from_line(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > kMaxFromLineBytes) return false;
  bool has_month = false;
  bool has_time = false;
  bool has_year = false;
  std::string_view rest = trimmed(line.substr(5));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    const std::string_view word = rest.substr(0, end);
    has_month = has_month || is_month(word);
    has_time = has_time || is_time(word);
    has_year = has_year || is_year(word);
    rest = trimmed(rest.substr(end));
  }
  return has_month && has_time && has_year;
}

bool is_blank_line(std::string_view line) {
  return line.empty() || line == "\n" || line == "\r\n";
}

std::string_view unquoted_from_line(std::string_view line) {
  return line.starts_with(">From ") ? line.substr(1) : line;
}

bool looks_like_mail(std::string_view beginning) {
  const auto nuls = std::count(beginning.begin(), beginning.end(), '\0');
  if (static_cast<std::size_t>(nuls) * 10 > beginning.size()) return false;
  for (int i = 0; i < kLinesWithoutHeader && !beginning.empty(); ++i) {
    const std::size_t end = std::min(beginning.find('\n'), beginning.size());
    if (is_header_line(beginning.substr(0, end))) return true;
    beginning.remove_prefix(std::min(end + 1, beginning.size()));
  }
  return false;
}

}  // namespace furui
