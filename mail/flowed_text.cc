#include "mail/flowed_text.h"

#include <algorithm>
#include <cstddef>

namespace furui {
namespace {

std::size_t quote_depth(std::string_view line) {
  return std::min(line.find_first_not_of('>'), line.size());
}

}  // namespace

std::string join_flowed(std::string_view text, bool delete_space) {
  std::string joined;
  joined.reserve(text.size());
  bool is_open = false;
  std::size_t open_depth = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t depth = quote_depth(line);
    std::string_view content = line.substr(depth);
    if (content.starts_with(' ')) content.remove_prefix(1);
    const bool is_signature = content == "-- ";
    if (is_open && (depth != open_depth || is_signature)) joined += '\n';
    const bool continues = is_open && depth == open_depth && !is_signature;
    if (!continues && depth > 0) joined.append(line.substr(0, depth)).append(" ");
    is_open = content.ends_with(' ') && !is_signature;
    open_depth = depth;
    if (is_open && delete_space) content.remove_suffix(1);
    joined += content;
    if (!is_open) joined += '\n';
  }
  return joined;
}

}  // namespace furui
