#include "signals/tsv.h"

#include <algorithm>
#include <string>

#include "base/error.h"

namespace furui {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t end = text.find(separator);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

std::string_view without_carriage_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

void throw_list_error(std::string_view list_name, std::size_t line, std::string_view wrong,
                      std::string_view remedy) {
  throw Error("list " + std::string(list_name) + ", line " + std::to_string(line), wrong, remedy);
}

std::vector<TsvRow> read_tsv(std::string_view list_name, std::string_view text,
                             std::initializer_list<std::string_view> header) {
  std::vector<TsvRow> rows;
  bool header_seen = false;
  std::size_t number = 0;
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    const std::string_view line = without_carriage_return(raw);
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string_view> cells = split(line, '\t');
    if (!header_seen) {
      if (!std::equal(cells.begin(), cells.end(), header.begin(), header.end())) {
        throw_list_error(list_name, number, "is not the header furui expects",
                         "copy the header line from data/lists");
      }
      header_seen = true;
      continue;
    }
    if (cells.size() != header.size()) {
      throw_list_error(list_name, number,
                       "has " + std::to_string(cells.size()) + " cells instead of " +
                           std::to_string(header.size()),
                       "part cells by one tab and write - for an empty one");
    }
    std::replace(cells.begin(), cells.end(), std::string_view("-"), std::string_view());
    rows.push_back({std::move(cells), number});
  }
  if (!header_seen) {
    throw_list_error(list_name, number, "no header line", "copy it from data/lists");
  }
  return rows;
}

std::vector<std::string_view> split_items(std::string_view cell) {
  std::vector<std::string_view> items = split(cell, ',');
  std::erase(items, std::string_view());
  return items;
}

}  // namespace furui
