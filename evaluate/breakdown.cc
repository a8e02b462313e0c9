#include "evaluate/breakdown.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace furui {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(BreakdownBy::count_)> kNames = {
    "charset", "language", "folder", "sender-domain", "month", "size", "format"};

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

/// Four times as large from one row to the next; text mails, newsletters and attachments part.
std::string size_of(std::size_t bytes) {
  constexpr std::size_t kKib = 1024;
  if (bytes < 4 * kKib) return "under 4 KiB";
  if (bytes < 16 * kKib) return "4 to 16 KiB";
  if (bytes < 64 * kKib) return "16 to 64 KiB";
  if (bytes < 256 * kKib) return "64 to 256 KiB";
  return "256 KiB and more";
}

std::string format_of(const MailFacts& facts) {
  if (facts.has_html) return facts.has_plain ? "HTML and plain text" : "HTML alone";
  return facts.has_plain ? "plain text alone" : "no text part";
}

std::string or_none(const std::string& text) {
  return text.empty() ? "none" : text;
}

std::string kind_of(const Outcome& outcome, BreakdownBy by) {
  const MailFacts& facts = outcome.facts;
  switch (by) {
    case BreakdownBy::charset:
      return or_none(facts.charset);
    case BreakdownBy::language:
      return std::string(language_name(facts.language));
    case BreakdownBy::folder:
      return folder_of(outcome.name);
    case BreakdownBy::sender_domain:
      return or_none(facts.sender_domain);
    case BreakdownBy::month:
      return facts.received ? month_of(*facts.received) : "none";
    case BreakdownBy::size:
      return size_of(facts.bytes);
    case BreakdownBy::format:
      return format_of(facts);
    case BreakdownBy::count_:
      break;
  }
  return {};
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

Breakdown break_down(std::span<const Outcome> outcomes, BreakdownBy by) {
  struct Kind {
    Confusion confusion;
    std::size_t smallest = SIZE_MAX;
  };
  std::map<std::string, Kind> kinds;
  for (const Outcome& outcome : outcomes) {
    Kind& kind = kinds[kind_of(outcome, by)];
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
