// Text in columns, for reports on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "evaluate/estimate.h"

namespace furui {

/// Puts blanks behind or before `text` up to `width` terminal cells; a wide letter takes two.
/// Longer text stays whole.
[[nodiscard]] std::string left(std::string_view text, std::size_t width);
[[nodiscard]] std::string right(std::string_view text, std::size_t width);
[[nodiscard]] std::string right(std::uint64_t number, std::size_t width);

/// Breaks a text at blanks into lines of at most 80 bytes where it can, the later ones indented.
[[nodiscard]] std::string wrapped(std::string_view text);

/// A number with `digits` behind the point; "-" for NaN.
[[nodiscard]] std::string fixed(double value, int digits);

/// "[  1.234,  5.678]", each end `width` wide; values times `scale`.
[[nodiscard]] std::string interval_column(const RateInterval& interval, double scale, int digits,
                                          std::size_t width);

/// Bold and red for a terminal that shows colours, or nothing at all.
class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}
  [[nodiscard]] std::string bold(std::string text) const { return painted("1", std::move(text)); }
  [[nodiscard]] std::string red(std::string text) const { return painted("31", std::move(text)); }
  [[nodiscard]] std::string faint(std::string text) const { return painted("2", std::move(text)); }

 private:
  [[nodiscard]] std::string painted(std::string_view code, std::string text) const;
  bool on_;
};

}  // namespace furui
