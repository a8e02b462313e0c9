// How a filter does on one kind of mail and another.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/metrics.h"
#include "evaluate/outcome.h"

namespace furui {

/// What to sort mails by.
enum class BreakdownBy : std::uint8_t {
  charset,
  language,
  folder,
  sender_domain,
  month,
  size,
  format,
  family,
  brand,
  count_
};

/// "sender-domain", as people ask for it.
[[nodiscard]] std::string_view breakdown_name(BreakdownBy by);

/// The other way; nothing for an unknown name.
[[nodiscard]] std::optional<BreakdownBy> breakdown_by(std::string_view name);

/// Says of what kind a mail is; empty where that cannot be told. `name` is where the mail stands;
/// its family is its file's name up to the last hyphen ("card" of "spam/card-07.eml"), its brand
/// the one in its facts.
[[nodiscard]] std::string kind_of(std::string_view name, const MailFacts& facts, BreakdownBy by);

/// One kind of mail.
struct BreakdownRow {
  std::string kind;
  Confusion confusion;
};

struct Breakdown {
  BreakdownBy by = BreakdownBy::charset;
  std::vector<BreakdownRow> rows;  ///< most mails first; months and sizes ascending
};

/// Counts the outcomes of each kind. A kind is made of what the mail claims, so it may be any text.
[[nodiscard]] Breakdown break_down(std::span<const Outcome> outcomes, BreakdownBy by);

}  // namespace furui
