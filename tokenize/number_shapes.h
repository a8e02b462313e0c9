// What begins with a digit or a currency sign: money, dates and times, phone numbers, plain
// numbers. A shape stands for all values of its kind: "d年d月d日", "yen:5".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tokenize/token.h"

namespace furui {

/// A typed piece of text.
struct NumberShape {
  TokenKind kind = TokenKind::number;
  std::size_t size = 0;  ///< bytes of the text it covers; 0 when nothing begins here
  std::string shape;  ///< money: currency and digits before the point; a phone number: its class;
                      ///< others: the text with d for digits
};

/// Reads what begins at the start of `text` (normalised). Looks no further than it takes, but for a
/// few letters, so that reading a text in pieces stays linear.
[[nodiscard]] NumberShape read_number_shape(std::string_view text);

}  // namespace furui
