// docs/signals.md describes every signal, in the table's order, with the table's words.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "signals/signal.h"

using namespace furui;

namespace {

struct DocRow {
  std::string name;
  std::string description;
};

/// Gives the rows whose first cell is a name in backquotes.
std::vector<DocRow> read_rows() {
  const std::string text = read_file(std::string(FURUI_SOURCE_DIR) + "/docs/signals.md", 1 << 20);
  std::vector<DocRow> rows;
  for (std::size_t at = text.find("\n| `"); at != std::string::npos;
       at = text.find("\n| `", at + 1)) {
    const std::size_t name = at + 4;
    const std::size_t end = text.find("` | ", name);
    const std::size_t close = text.find(" |", end + 4);
    if (end == std::string::npos || close == std::string::npos) break;
    rows.push_back({text.substr(name, end - name), text.substr(end + 4, close - end - 4)});
  }
  return rows;
}

}  // namespace

TEST_CASE("docs/signals.md: its rows are the signals, in order, in the same words") {
  const std::vector<DocRow> rows = read_rows();
  REQUIRE(rows.size() == signal_table().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(rows[i].name == signal_table()[i].name);
    CHECK(rows[i].description == signal_table()[i].description_en);
  }
}

TEST_CASE("signal_table: names are unique and descriptions are there in both languages") {
  std::set<std::string_view> names;
  for (const SignalInfo& info : signal_table()) {
    CAPTURE(info.name);
    CHECK(names.insert(info.name).second);
    CHECK_FALSE(info.description_en.empty());
    CHECK_FALSE(info.description_ja.empty());
  }
}
