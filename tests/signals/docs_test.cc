// docs/signals.md describes every signal: its name, lean and words are those of the code's table,
// the definition and the honest mail are written by hand. With FURUI_UPDATE_DOCS set, the test
// writes the first three columns anew and adds rows for new signals.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "signals/signal.h"

using namespace furui;

namespace {

const std::string kDoc = std::string(FURUI_SOURCE_DIR) + "/docs/signals.md";
const std::string kRowStart = "| `";
const std::string kUnwritten = "— | — |";

std::string lean_word(SignalLean lean) {
  switch (lean) {
    case SignalLean::accuses:
      return "accuses";
    case SignalLean::vouches:
      return "vouches";
    case SignalLean::neutral:
      break;
  }
  return "neutral";
}

/// The columns that the code knows.
std::string code_columns(const SignalInfo& info) {
  return kRowStart + std::string(info.name) + "` | " + lean_word(info.lean) + " | " +
         std::string(info.description_en) + " | ";
}

std::vector<std::string> read_lines() {
  const std::string text = read_file(kDoc, 1 << 20);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string name_of_row(const std::string& line) {
  if (!line.starts_with(kRowStart)) return {};
  return line.substr(kRowStart.size(), line.find('`', kRowStart.size()) - kRowStart.size());
}

/// The rows in the document's order.
std::vector<std::string> read_rows() {
  std::vector<std::string> rows;
  for (const std::string& line : read_lines()) {
    if (!name_of_row(line).empty()) rows.push_back(line);
  }
  return rows;
}

/// Gives the columns written by hand: the last two.
std::string hand_columns(const std::string& row) {
  const std::size_t last = row.rfind(" | ");
  const std::size_t before = last == std::string::npos ? last : row.rfind(" | ", last - 1);
  return before == std::string::npos ? kUnwritten : row.substr(before + 3);
}

void update_doc() {
  std::map<std::string, std::string> by_name;
  for (const std::string& row : read_rows()) by_name[name_of_row(row)] = hand_columns(row);
  const auto table = signal_table();
  std::ofstream out(kDoc + ".new");
  for (const std::string& line : read_lines()) {
    const std::string name = name_of_row(line);
    if (name.empty()) {
      out << line << '\n';
      continue;
    }
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (table[i].name != name) continue;
      out << code_columns(table[i]) << by_name[name] << '\n';
      for (; i + 1 < table.size() && !by_name.contains(std::string(table[i + 1].name)); ++i) {
        out << code_columns(table[i + 1]) << kUnwritten << '\n';
      }
    }
  }
  out.close();
  std::rename((kDoc + ".new").c_str(), kDoc.c_str());
}

}  // namespace

TEST_CASE("docs/signals.md: its rows are the signals, in order, with their lean and words") {
  if (std::getenv("FURUI_UPDATE_DOCS") != nullptr) update_doc();
  const std::vector<std::string> rows = read_rows();
  REQUIRE(rows.size() == signal_table().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string columns = code_columns(signal_table()[i]);
    CHECK(rows[i].substr(0, columns.size()) == columns);
  }
}

TEST_CASE("docs/signals.md: every row's definition is written") {
  for (const std::string& row : read_rows()) {
    CAPTURE(row);
    CHECK_FALSE(hand_columns(row).starts_with("— |"));
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

TEST_CASE("signal_table: only what the receiving server has proven vouches") {
  for (const SignalInfo& info : signal_table()) {
    if (info.lean != SignalLean::vouches) continue;
    CAPTURE(info.name);
    CHECK(info.group == SignalGroup::sender);
  }
}
