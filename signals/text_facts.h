// Facts read out of text by hand-written matchers: deadlines, dates, addresses of money. No
// std::regex: it recurses, and the text is the attacker's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace furui {

/// Gives the shortest time limit in hours ("24時間以内", "3日以内"), or -1. `text` is normalised.
[[nodiscard]] int find_deadline_hours(std::string_view text);

/// Gives the first bitcoin address (base58 forms of 26 to 35 letters, bech32 of 42 or 62), or "".
[[nodiscard]] std::string_view find_bitcoin_address(std::string_view text);

/// Gives the first placeholder a sending tool forgot to fill in ("[RAND_NUMBER_10]", "{{name}}",
/// "%EMAIL%",
/// "#NAME#", "*|NAME|*"), or "".
[[nodiscard]] std::string_view find_placeholder(std::string_view text);

/// Gives the latest year a copyright line names ("© 1996-2020, ..."), or 0.
[[nodiscard]] int find_copyright_year(std::string_view text);

/// Gives the first date that no calendar has ("9月31日"), or "". `text` is normalised.
[[nodiscard]] std::string_view find_impossible_date(std::string_view text);

/// Gives the first date whose weekday is wrong ("2024年9月19日(月)"), or "". A date without a year
/// is wrong when it is so in `year` and in the years beside it. `text` is normalised.
[[nodiscard]] std::string_view find_wrong_weekday(std::string_view text, int year);

/// Gives the year of a point in time, UTC.
[[nodiscard]] int year_of(std::int64_t unix_seconds);

}  // namespace furui
