#include "mail/date.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <string>

#include "mail/ascii.h"

namespace furui {
namespace {

struct Zone {
  std::string_view name;
  int minutes;
};

/// RFC 5322 section 4.3, and the names Japanese and neighbouring mail uses.
constexpr Zone kZones[] = {
    {"gmt", 0},    {"ut", 0},     {"utc", 0},    {"z", 0},      {"jst", 540},
    {"kst", 540},  {"hkt", 480},  {"sgt", 480},  {"est", -300}, {"edt", -240},
    {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480},
    {"pdt", -420}, {"bst", 60},   {"cet", 60},   {"cest", 120}, {"msk", 180},
};

constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";

/// What has been found so far; -1 for not yet.
struct Fields {
  int year = -1, month = -1, day = -1;
  int hour = -1, minute = 0, second = 0;
  std::optional<int> zone_minutes;
};

bool read_number(std::string_view digits, int& number) {
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return result.ec == std::errc() && result.ptr == digits.data() + digits.size();
}

/// Takes the next word: letters, digits and the signs of times, zones and ISO dates.
std::string_view take_word(std::string_view& text) {
  constexpr std::string_view kBreaks = " \t\r\n,()";
  text.remove_prefix(std::min(text.find_first_not_of(kBreaks), text.size()));
  const std::size_t end = std::min(text.find_first_of(kBreaks), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

bool read_time(std::string_view word, Fields& fields) {
  const std::size_t first = word.find(':');
  if (first == std::string_view::npos || !read_number(word.substr(0, first), fields.hour)) {
    return false;
  }
  const std::string_view rest = word.substr(first + 1);
  const std::size_t second = std::min(rest.find(':'), rest.size());
  if (!read_number(rest.substr(0, second), fields.minute)) return false;
  if (second == rest.size()) return true;
  const std::string_view seconds = rest.substr(second + 1, 2);
  return read_number(seconds, fields.second);
}

/// "+0900", "+09:00" and "-0330".
bool read_zone(std::string_view word, Fields& fields) {
  if (word.size() < 3 || (word[0] != '+' && word[0] != '-')) return false;
  std::string digits(word.substr(1));
  std::erase(digits, ':');
  int value = 0;
  if (digits.size() > 4 || !read_number(digits, value)) return false;
  if (digits.size() <= 2) value *= 100;
  const int minutes = value / 100 * 60 + value % 100;
  fields.zone_minutes = word[0] == '-' ? -minutes : minutes;
  return true;
}

bool read_name(std::string_view word, Fields& fields) {
  const std::string lower = ascii_lowered(word);
  for (const Zone& zone : kZones) {
    if (lower == zone.name) fields.zone_minutes = zone.minutes;
  }
  const std::size_t at = lower.size() >= 3 ? kMonths.find(lower.substr(0, 3)) : std::string::npos;
  if (at != std::string_view::npos && at % 3 == 0) fields.month = static_cast<int>(at / 3) + 1;
  return true;
}

/// "2024-01-31", "2024/1/31" and "31-Jan-2024".
bool read_joined_date(std::string_view word, Fields& fields) {
  const std::size_t first = word.find_first_of("-/", 1);
  if (first == std::string_view::npos) return false;
  const std::size_t second = word.find_first_of("-/", first + 1);
  if (second == std::string_view::npos) return false;
  const std::string_view middle = word.substr(first + 1, second - first - 1);
  if (!read_number(middle, fields.month)) read_name(middle, fields);
  int front = 0;
  int back = 0;
  // ISO 8601 puts a T before the time.
  const std::size_t time = word.find('T', second);
  const std::string_view last = word.substr(second + 1, std::min(time, word.size()) - second - 1);
  if (!read_number(word.substr(0, first), front) || !read_number(last, back)) return false;
  fields.year = front > 31 ? front : back;
  fields.day = front > 31 ? back : front;
  if (time != std::string_view::npos) read_time(word.substr(time + 1, 8), fields);
  return true;
}

void read_word(std::string_view word, Fields& fields) {
  int number = 0;
  if (read_number(word, number) && word[0] != '-') {
    const bool is_year = word.size() >= 3 || (fields.day >= 0 && fields.month >= 0);
    if (is_year && fields.year < 0) {
      // RFC 5322 section 4.3: two digits up to 49 are 20xx, three digits count from 1900.
      fields.year = word.size() >= 4 ? number : number + (number < 50 ? 2000 : 1900);
    } else if (fields.day < 0) {
      fields.day = number;
    }
    return;
  }
  if (read_zone(word, fields)) return;
  if (word.find(':') != std::string_view::npos && fields.hour < 0 && is_ascii_digit(word[0]) &&
      word.find_first_of("-/") == std::string_view::npos) {
    read_time(word, fields);
    return;
  }
  if (is_ascii_digit(word[0]) && read_joined_date(word, fields)) return;
  read_name(word, fields);
}

bool is_in_range(const Fields& fields) {
  return fields.year >= 1970 && fields.year < 2200 && fields.month >= 1 && fields.month <= 12 &&
         fields.day >= 1 && fields.day <= 31 && fields.hour >= 0 && fields.hour < 24 &&
         fields.minute >= 0 && fields.minute < 60 && fields.second >= 0 && fields.second <= 60;
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
  // Longer than any date by far; what follows is a comment.
  constexpr std::size_t kMaxBytes = 200;
  text = text.substr(0, kMaxBytes);
  Fields fields;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
    // A zone's name behind its number is a comment, and may be another zone's.
    if (fields.zone_minutes && fields.hour >= 0 && fields.year >= 0) break;
    read_word(word, fields);
  }
  if (!is_in_range(fields)) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(fields.year),
                                        std::chrono::month(static_cast<unsigned>(fields.month)),
                                        std::chrono::day(static_cast<unsigned>(fields.day))};
  if (!day.ok()) return std::nullopt;
  const auto midnight = std::chrono::sys_days(day).time_since_epoch();
  Date date;
  date.zone_minutes = fields.zone_minutes.value_or(0);
  date.unix_seconds = std::chrono::duration_cast<std::chrono::seconds>(midnight).count() +
                      fields.hour * 3600LL + fields.minute * 60LL + fields.second -
                      date.zone_minutes * 60LL;
  return date;
}

}  // namespace furui
