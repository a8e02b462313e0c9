// What the tests of this room share: tokens as lines of text.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tokenize/token_list.h"
#include "tokenize/tokenizer.h"

namespace furui {

/// Gives the tokens of a field (of all fields, by default) as "kind:text".
inline std::vector<std::string> lines(std::span<const Token> tokens, Field field = Field::count_) {
  std::vector<std::string> found;
  for (const Token& token : tokens) {
    if (field != Field::count_ && token.field != field) continue;
    found.push_back(std::string(token_kind_name(token.kind)) + ":" + std::string(token.text));
  }
  return found;
}

inline bool has(const std::vector<std::string>& lines, std::string_view line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " | ") + line;
  return text;
}

}  // namespace furui
