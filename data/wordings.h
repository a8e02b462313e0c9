// Turns of phrase that may stand for one another in Japanese business mail, whoever writes it.
#pragma once

#include <span>
#include <string_view>

namespace furui {

struct Wording {
  std::string_view one;
  std::string_view other;
};

/// Pairs of the same register and meaning; neither contains the other.
[[nodiscard]] std::span<const Wording> wordings();

}  // namespace furui
