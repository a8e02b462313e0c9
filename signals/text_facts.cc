#include "signals/text_facts.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "mail/ascii.h"

namespace furui {
namespace {

constexpr std::string_view kBase58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view kBech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

bool is_alphanumeric(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}

/// Gives the number that ends at `end`, in digits or one kanji numeral, or -1.
int number_before(std::string_view text, std::size_t end) {
  while (end > 0 && text[end - 1] == ' ') --end;
  int value = 0;
  int scale = 1;
  std::size_t at = end;
  while (at > 0 && is_ascii_digit(text[at - 1]) && end - at < 4) {
    value += (text[--at] - '0') * scale;
    scale *= 10;
  }
  if (at < end) return value;
  constexpr std::array<std::string_view, 10> kNumerals = {"一", "二", "三", "四", "五",
                                                          "六", "七", "八", "九", "十"};
  for (std::size_t i = 0; i < kNumerals.size(); ++i) {
    if (text.substr(0, end).ends_with(kNumerals[i])) return static_cast<int>(i) + 1;
  }
  return -1;
}

struct Unit {
  std::string_view word;
  int hours;
};

/// Gives how many hours the unit before `end` has, and moves `end` before it; 0 for none. Minutes
/// are one-time codes and count for nothing.
int unit_before(std::string_view text, std::size_t& end) {
  constexpr std::array<Unit, 5> kUnits = {
      {{"営業日", 24}, {"時間", 1}, {"週間", 168}, {"日間", 24}, {"日", 24}}};
  for (const Unit& unit : kUnits) {
    if (!text.substr(0, end).ends_with(unit.word)) continue;
    end -= unit.word.size();
    return unit.hours;
  }
  return 0;
}

std::size_t run_length(std::string_view text, std::size_t at, std::string_view letters) {
  std::size_t end = at;
  while (end < text.size() && letters.find(text[end]) != std::string_view::npos) ++end;
  return end - at;
}

int year_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return 0;
  int year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!is_ascii_digit(text[i])) return 0;
    year = year * 10 + (text[i] - '0');
  }
  return year >= 1990 && year <= 2099 ? year : 0;
}

/// What stands between `open` and `close` is a tool's variable: capitals, digits and underscores.
bool is_variable(std::string_view name, bool needs_underscore) {
  const bool shape =
      name.size() >= 3 && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || is_ascii_digit(c) || c == '_' || c == '-';
      });
  const bool letters = std::any_of(name.begin(), name.end(), is_ascii_letter);
  return shape && letters && (!needs_underscore || name.find('_') != std::string_view::npos);
}

std::string_view enclosed(std::string_view text, std::size_t at, std::string_view open,
                          std::string_view close) {
  constexpr std::size_t kLongest = 60;
  const std::string_view rest = text.substr(at, kLongest);
  if (!rest.starts_with(open)) return {};
  const std::size_t end = rest.find(close, open.size());
  if (end == std::string_view::npos) return {};
  return rest.substr(open.size(), end - open.size());
}

/// Gives the size of a variable with its marks, or 0.
std::size_t variable_size(std::string_view text, std::size_t at, std::string_view open,
                          std::string_view close, bool needs_underscore) {
  const std::string_view name = enclosed(text, at, open, close);
  return is_variable(name, needs_underscore) ? open.size() + name.size() + close.size() : 0;
}

/// Doubled and dollar braces mark a variable whatever its name.
std::size_t braces_size(std::string_view text, std::size_t at, std::string_view open,
                        std::string_view close) {
  const std::string_view name = enclosed(text, at, open, close);
  return name.empty() ? 0 : open.size() + name.size() + close.size();
}

/// "9月19日", with "2024年" before it where it stands there.
struct CalendarDate {
  int year = 0;  ///< 0 when not given
  int month = 0;
  int day = 0;
  std::size_t end = 0;  ///< behind 日; where the search goes on
  std::string_view words;
};

constexpr int kFirstYear = 1900;

/// Finds the next month and day behind `date.end`.
bool next_date(std::string_view text, CalendarDate& date) {
  constexpr std::string_view kYear = "年";
  constexpr std::string_view kMonth = "月";
  constexpr std::string_view kDay = "日";
  for (std::size_t at = text.find(kMonth, date.end); at != std::string_view::npos;
       at = text.find(kMonth, at + kMonth.size())) {
    std::size_t end = at + kMonth.size();
    int day = 0;
    std::size_t digits = 0;
    while (end < text.size() && is_ascii_digit(text[end]) && digits < 3) {
      day = day * 10 + (text[end++] - '0');
      ++digits;
    }
    if (digits == 0 || digits > 2 || at == 0 || !is_ascii_digit(text[at - 1]) ||
        !text.substr(end).starts_with(kDay)) {
      continue;
    }
    const std::size_t start = at >= 2 && is_ascii_digit(text[at - 2]) ? at - 2 : at - 1;
    const bool has_year = text.substr(0, start).ends_with(kYear);
    date.year = has_year ? number_before(text, start - kYear.size()) : 0;
    // 令和6年: a year of an era is none of the calendar's.
    if (date.year < kFirstYear) date.year = 0;
    date.month = number_before(text, at);
    date.day = day;
    date.end = end + kDay.size();
    date.words = text.substr(start, date.end - start);
    return true;
  }
  return false;
}

/// Gives 0 (Sunday) to 6 for "(月)" or "(月曜日)" at the start of `text`, else -1.
int weekday_at(std::string_view text) {
  constexpr std::array<std::string_view, 7> kDays = {"日", "月", "火", "水", "木", "金", "土"};
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (!text.starts_with('(')) return -1;
  text.remove_prefix(1);
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (!text.starts_with(kDays[i])) continue;
    const std::string_view rest = text.substr(kDays[i].size());
    if (rest.starts_with(')') || rest.starts_with("曜")) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

int find_deadline_hours(std::string_view text) {
  int shortest = -1;
  for (const std::string_view limit : {"以内", "まで"}) {
    for (std::size_t at = text.find(limit); at != std::string_view::npos;
         at = text.find(limit, at + limit.size())) {
      std::size_t end = at;
      const int hours = unit_before(text, end);
      if (hours == 0) continue;
      // "5月9日まで" is a date, not a span.
      const int number = number_before(text, end);
      const bool date = limit == "まで" && hours == 24;
      if (number <= 0 || date) continue;
      if (shortest < 0 || number * hours < shortest) shortest = number * hours;
    }
  }
  return shortest;
}

std::string_view find_bitcoin_address(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool starts_word = at == 0 || !is_alphanumeric(text[at - 1]);
    if (!starts_word || (c != '1' && c != '3' && c != 'b')) continue;
    const bool bech32 = text.substr(at).starts_with("bc1");
    if (c == 'b' && !bech32) continue;
    const std::size_t head = bech32 ? 3 : 0;
    const std::size_t length = head + run_length(text, at + head, bech32 ? kBech32 : kBase58);
    const bool ends_word = at + length >= text.size() || !is_alphanumeric(text[at + length]);
    const bool fits = bech32 ? length == 42 || length == 62 : length >= 26 && length <= 35;
    const std::string_view address = text.substr(at, length);
    // Order numbers are digits alone; an address of 26 letters without capitals is as good as
    // impossible.
    const bool mixed =
        bech32 ||
        (std::any_of(address.begin(), address.end(), [](char l) { return l >= 'A' && l <= 'Z'; }) &&
         std::any_of(address.begin(), address.end(), [](char l) { return l >= 'a' && l <= 'z'; }));
    if (fits && ends_word && mixed) return address;
    at += length > 0 ? length - 1 : 0;
  }
  return {};
}

std::string_view find_placeholder(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t size = 0;
    switch (text[at]) {
      case '[':
        size = variable_size(text, at, "[", "]", true);
        break;
      case '%':
        size = variable_size(text, at, "%", "%", false);
        break;
      case '#':
        size = variable_size(text, at, "#", "#", false);
        break;
      case '*':
        size = braces_size(text, at, "*|", "|*");
        break;
      case '{':
        size = braces_size(text, at, "{{", "}}");
        break;
      case '$':
        size = braces_size(text, at, "${", "}");
        break;
      default:
        continue;
    }
    if (size > 0) return text.substr(at, size);
  }
  return {};
}

int find_copyright_year(std::string_view text) {
  constexpr std::size_t kReach = 40;
  int latest = 0;
  for (const std::string_view mark : {"©", "copyright", "(c)"}) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + mark.size())) {
      const std::size_t end = std::min(text.size(), at + mark.size() + kReach);
      for (std::size_t digit = at + mark.size(); digit < end; ++digit) {
        if (!is_ascii_digit(text[digit]) || is_ascii_digit(text[digit - 1])) continue;
        latest = std::max(latest, year_at(text, digit));
      }
    }
  }
  return latest;
}

std::string_view find_impossible_date(std::string_view text) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (CalendarDate date; next_date(text, date);) {
    const bool exists = date.month >= 1 && date.month <= 12 && date.day >= 1 &&
                        date.day <= kDays[static_cast<std::size_t>(date.month) - 1];
    if (!exists) return date.words;
  }
  return {};
}

std::string_view find_wrong_weekday(std::string_view text, int year) {
  for (CalendarDate date; next_date(text, date);) {
    const int weekday = weekday_at(text.substr(date.end));
    if (weekday < 0 || date.month > 12) continue;
    const int first = date.year > 0 ? date.year : year - 1;
    const int last = date.year > 0 ? date.year : year + 1;
    bool possible = false;
    bool right = false;
    for (int candidate = first; candidate <= last; ++candidate) {
      const std::chrono::year_month_day day{std::chrono::year{candidate},
                                            std::chrono::month{static_cast<unsigned>(date.month)},
                                            std::chrono::day{static_cast<unsigned>(date.day)}};
      if (!day.ok()) continue;
      possible = true;
      right = right ||
              static_cast<int>(std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding()) ==
                  weekday;
    }
    if (possible && !right) return date.words;
  }
  return {};
}

int year_of(std::int64_t unix_seconds) {
  using std::chrono::days;
  using std::chrono::floor;
  // Before 1900 and after 2200 a Date header is broken, and days would overflow.
  constexpr std::int64_t kLimit = std::int64_t{7'258'118'400};
  const std::chrono::sys_seconds time{
      std::chrono::seconds{std::clamp(unix_seconds, -kLimit, kLimit)}};
  return static_cast<int>(std::chrono::year_month_day{floor<days>(time)}.year());
}

}  // namespace furui
