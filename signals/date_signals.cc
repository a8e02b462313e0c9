#include <array>
#include <string>

#include "signals/rule.h"
#include "signals/text_facts.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

Finding text_old_copyright(const Evidence& e) {
  const int year = find_copyright_year(e.text);
  if (year == 0 || !e.mail.date || year > year_of(e.mail.date->unix_seconds) - 2)
    return std::nullopt;
  return std::to_string(year);
}

Finding text_impossible_date(const Evidence& e) {
  const std::string_view date = find_impossible_date(e.text);
  return date.empty() ? std::nullopt : Finding(std::string(date));
}

Finding text_wrong_weekday(const Evidence& e) {
  if (!e.mail.date) return std::nullopt;
  const std::string_view date = find_wrong_weekday(e.text, year_of(e.mail.date->unix_seconds));
  return date.empty() ? std::nullopt : Finding(std::string(date));
}

constexpr auto kRules = std::to_array<Rule>({
    {{"text_old_copyright", G::text, L::neutral, "the copyright line is two or more years behind",
      "著作権表示の年が二年以上古い"},
     text_old_copyright},
    {{"text_impossible_date", G::text, L::accuses, "names a date no calendar has",
      "存在しない日付がある"},
     text_impossible_date},
    {{"text_wrong_weekday", G::text, L::accuses, "names a date with a wrong weekday",
      "日付の曜日が間違っている"},
     text_wrong_weekday},
});

}  // namespace

std::span<const Rule> date_rules() {
  return kRules;
}

}  // namespace furui
