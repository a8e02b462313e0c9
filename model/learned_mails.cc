#include "model/learned_mails.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace furui {

bool is_sound(const LearnedMails& learned, std::size_t space_size) {
  const std::size_t mails = learned.mails.size();
  const std::size_t cells = learned.columns.size();
  const std::size_t columns = space_size + learned.waiting_keys.size();
  const auto is_class = [](std::uint8_t value) { return value <= 1; };
  const auto is_column = [&](std::uint32_t column) { return column < columns; };
  const auto is_finite = [](float value) { return std::isfinite(value); };
  const bool rows_fit =
      learned.is_spam.size() == mails && learned.ends.size() == mails &&
      learned.values.size() == cells && std::is_sorted(learned.ends.begin(), learned.ends.end()) &&
      (mails == 0 ? cells == 0 : learned.ends.back() == cells) &&
      std::adjacent_find(learned.mails.begin(), learned.mails.end(), std::greater_equal<>()) ==
          learned.mails.end() &&
      std::all_of(learned.is_spam.begin(), learned.is_spam.end(), is_class) &&
      std::all_of(learned.columns.begin(), learned.columns.end(), is_column) &&
      std::all_of(learned.values.begin(), learned.values.end(), is_finite);
  const auto trained = static_cast<std::size_t>(learned.trained_weights.size());
  return rows_fit && is_strictly_ascending(learned.waiting_keys) &&
         learned.waiting_names.size() == learned.waiting_keys.size() &&
         trained == (mails == 0 ? 0 : space_size) && learned.trained_weights.allFinite() &&
         std::isfinite(learned.trained_bias);
}

}  // namespace furui
