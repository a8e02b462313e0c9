#include "evaluate/breakdown.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace furui {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(BreakdownBy::count_)> kNames = {
    "charset", "language", "folder", "sender-domain", "month", "size", "format", "family", "brand"};

/// Where a mail stands: its folder, or its mbox.
std::string folder_of(std::string_view name) {
  const auto hash = name.rfind('#');
  if (hash != std::string_view::npos &&
      name.find_first_not_of("0123456789", hash + 1) == std::string_view::npos) {
    return std::string(name.substr(0, hash));
  }
  const auto slash = name.rfind('/');
  return slash == std::string_view::npos ? "." : std::string(name.substr(0, slash));
}

/// Empty when the file's name has no hyphen.
std::string family_of(std::string_view name) {
  const std::string_view file = name.substr(name.rfind('/') + 1);
  const auto hyphen = file.rfind('-');
  return std::string(file.substr(0, hyphen == std::string_view::npos ? 0 : hyphen));
}

std::uint64_t mails_of(const BreakdownRow& row) {
  return row.confusion.ham() + row.confusion.spam();
}

}  // namespace

std::string_view breakdown_name(BreakdownBy by) {
  return kNames.at(static_cast<std::size_t>(by));
}

std::optional<BreakdownBy> breakdown_by(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<BreakdownBy>(found - kNames.begin());
}

std::string kind_of(std::string_view name, const MailFacts& facts, BreakdownBy by) {
  switch (by) {
    case BreakdownBy::charset:
      return facts.charset;
    case BreakdownBy::language:
      return std::string(language_name(facts.language));
    case BreakdownBy::folder:
      return folder_of(name);
    case BreakdownBy::sender_domain:
      return facts.sender_domain;
    case BreakdownBy::month:
      return facts.received ? month_of(*facts.received) : "";
    case BreakdownBy::size:
      return std::string(size_name(facts.bytes));
    case BreakdownBy::format:
      return std::string(format_name(facts));
    case BreakdownBy::family:
      return family_of(name);
    case BreakdownBy::brand:
      return facts.brand;
    case BreakdownBy::count_:
      break;
  }
  return {};
}

Breakdown break_down(std::span<const Outcome> outcomes, BreakdownBy by) {
  struct Kind {
    Confusion confusion;
    std::size_t smallest = SIZE_MAX;
  };
  std::map<std::string, Kind> kinds;
  for (const Outcome& outcome : outcomes) {
    const std::string name = kind_of(outcome.name, outcome.facts, by);
    Kind& kind = kinds[name.empty() ? "none" : name];
    count_outcome(outcome, kind.confusion);
    kind.smallest = std::min(kind.smallest, outcome.facts.bytes);
  }
  std::vector<std::pair<std::size_t, BreakdownRow>> rows;
  for (auto& [name, kind] : kinds) rows.push_back({kind.smallest, {name, kind.confusion}});
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
    if (by == BreakdownBy::month) return false;
    if (by == BreakdownBy::size) return a.first < b.first;
    return mails_of(a.second) > mails_of(b.second);
  });
  Breakdown breakdown{by, {}};
  for (auto& [smallest, row] : rows) breakdown.rows.push_back(std::move(row));
  return breakdown;
}

}  // namespace furui
