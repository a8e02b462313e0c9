// What one run of furui-learn did, and how it says so.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "train/learner.h"

namespace furui {

struct Tally {
  std::array<std::size_t, 5> counts{};  ///< by Learnt
  bool all_done = true;                 ///< every mail was read, and known where it had to be

  void add(Learnt what, std::size_t count = 1) { counts[static_cast<std::size_t>(what)] += count; }
  [[nodiscard]] std::size_t of(Learnt what) const { return counts[static_cast<std::size_t>(what)]; }

  /// Tells whether the model is another one now.
  [[nodiscard]] bool changed() const {
    return of(Learnt::learnt) + of(Learnt::moved) + of(Learnt::forgotten) > 0;
  }
};

/// "learnt 1, moved 0, forgot 0, knew 3; has learnt 2 ham and 2 spam since its training".
[[nodiscard]] std::string summary(const Tally& tally, const Learner& learner);

}  // namespace furui
