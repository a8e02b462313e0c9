// The form of all lists: tab-separated cells, # comments, one header line. Strict, because a list
// people edit goes wrong silently otherwise.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace furui {

/// No list has more columns; a fixed number keeps reading three thousand lines cheap.
inline constexpr std::size_t kMostCells = 5;

/// One line of a list. The cells point into the list's text; "-" has become an empty cell.
struct TsvRow {
  std::array<std::string_view, kMostCells> cells;  ///< as many as the header has
  std::size_t line = 0;                            ///< counted from 1, comments included
};

/// Reads a list. Throws Error, naming list and line, when the header is not `header` or a line has
/// another number of cells.
[[nodiscard]] std::vector<TsvRow> read_tsv(std::string_view list_name, std::string_view text,
                                           std::initializer_list<std::string_view> header);

/// Parts the items of a cell at its commas; empty items are left out.
[[nodiscard]] std::vector<std::string_view> split_items(std::string_view cell);

/// Throws the Error that a line of a list is wrong.
[[noreturn]] void throw_list_error(std::string_view list_name, std::size_t line,
                                   std::string_view wrong, std::string_view remedy);

}  // namespace furui
