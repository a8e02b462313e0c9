// Small changes that make another mail of the same kind: other numbers, ids, domains, disguises.
#pragma once

#include <string>
#include <string_view>

#include "data/random.h"

namespace furui {

/// A domain nobody has cause to know.
[[nodiscard]] std::string throw_away_domain(Random& random);

/// Message-IDs of the same form with other letters and digits, the domains behind @ as they are.
[[nodiscard]] std::string reshuffled_ids(std::string_view ids, Random& random);

/// Other digits where five and more stand in a row: numbers of orders, cards, cases; not years.
[[nodiscard]] std::string renumbered(std::string_view text, Random& random);

/// Letters pulled apart by something that a reader does not see or mind.
[[nodiscard]] std::string disguised(std::string_view name, Random& random);

}  // namespace furui
