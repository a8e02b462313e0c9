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

/// Fills `row` and gives how many cells the line has, which may be more than fit.
std::size_t cut_cells(std::string_view line, TsvRow& row) {
  for (std::size_t cells = 0;; ++cells) {
    const std::size_t tab = line.find('\t');
    if (cells < kMostCells) row.cells[cells] = line.substr(0, tab);
    if (tab == std::string_view::npos) return cells + 1;
    line.remove_prefix(tab + 1);
  }
}

void check_header(std::string_view list_name, const TsvRow& row, std::size_t cells,
                  std::initializer_list<std::string_view> header) {
  if (cells == header.size() && std::equal(header.begin(), header.end(), row.cells.begin())) return;
  throw_list_error(list_name, row.line, "is not the header furui expects",
                   "copy the header line from data/lists");
}

}  // namespace

void throw_list_error(std::string_view list_name, std::size_t line, std::string_view wrong,
                      std::string_view remedy) {
  throw Error("list " + std::string(list_name) + ", line " + std::to_string(line), wrong, remedy);
}

std::vector<TsvRow> read_tsv(std::string_view list_name, std::string_view text,
                             std::initializer_list<std::string_view> header) {
  std::vector<TsvRow> rows;
  rows.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  bool header_seen = false;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = without_carriage_return(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    TsvRow row;
    row.line = number;
    const std::size_t cells = cut_cells(line, row);
    if (!header_seen) {
      check_header(list_name, row, cells, header);
      header_seen = true;
      continue;
    }
    if (cells != header.size()) {
      throw_list_error(
          list_name, number,
          "has " + std::to_string(cells) + " cells instead of " + std::to_string(header.size()),
          "part cells by one tab and write - for an empty one");
    }
    std::replace(row.cells.begin(), row.cells.end(), std::string_view("-"), std::string_view());
    rows.push_back(row);
  }
  if (!header_seen) {
    throw_list_error(list_name, std::max<std::size_t>(number, 1), "no header line",
                     "copy it from data/lists");
  }
  return rows;
}

std::vector<std::string_view> split_items(std::string_view cell) {
  std::vector<std::string_view> items = split(cell, ',');
  std::erase(items, std::string_view());
  return items;
}

}  // namespace furui
