#include "tokenize/other_lines.h"

#include <algorithm>
#include <unordered_set>

namespace furui {
namespace {

std::string without_spaces(std::string_view line) {
  constexpr std::string_view kWideSpace = "\u3000";
  std::string kept;
  for (std::size_t i = 0; i < line.size();) {
    if (line.substr(i).starts_with(kWideSpace)) {
      i += kWideSpace.size();
    } else if (line[i] == ' ' || line[i] == '\t' || line[i] == '\r') {
      ++i;
    } else {
      kept += line[i++];
    }
  }
  return kept;
}

template <typename Use>
void for_each_line(std::string_view text, Use use) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    use(line);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
}

}  // namespace

std::string lines_not_in(std::string_view text, std::string_view shown) {
  std::string other;
  if (text.empty()) return other;
  std::unordered_set<std::string> seen;
  for_each_line(shown, [&](std::string_view line) { seen.insert(without_spaces(line)); });
  for_each_line(text, [&](std::string_view line) {
    if (!seen.contains(without_spaces(line))) other.append(line).append("\n");
  });
  return other;
}

}  // namespace furui
