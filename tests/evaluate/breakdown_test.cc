#include "evaluate/breakdown.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/evaluate/outcomes.h"

using namespace furui;

namespace {

std::vector<std::string> kinds(const Breakdown& breakdown) {
  std::vector<std::string> names;
  for (const BreakdownRow& row : breakdown.rows) names.push_back(row.kind);
  return names;
}

Breakdown by_folder(const std::vector<std::string>& names) {
  std::vector<Outcome> all;
  for (const std::string& name : names) {
    all.push_back(outcome(Label::ham, 0));
    all.back().name = name;
  }
  return break_down(all, BreakdownBy::folder);
}

}  // namespace

TEST_CASE("break_down: each kind has the counts of its own mails, most mails first") {
  std::vector<Outcome> all = outcomes({-3, 3, -3}, {3, -3});
  all[0].facts.charset = "utf-8";
  for (std::size_t i = 1; i < 5; ++i) all[i].facts.charset = "iso-2022-jp";
  const Breakdown breakdown = break_down(all, BreakdownBy::charset);
  CHECK(kinds(breakdown) == std::vector<std::string>{"iso-2022-jp", "utf-8"});
  CHECK(breakdown.rows[0].confusion.ham_called_spam == 1);
  CHECK(breakdown.rows[0].confusion.ham_called_ham == 1);
  CHECK(breakdown.rows[0].confusion.spam_called_spam == 1);
  CHECK(breakdown.rows[0].confusion.spam_called_ham == 1);
  CHECK(breakdown.rows[1].confusion.ham() == 1);
}

TEST_CASE("break_down: a folder is what stands before the name; an mbox is one") {
  CHECK(kinds(by_folder({"a/b/1.eml", "a/b/2.eml", "a/3.eml", "4.eml"})) ==
        std::vector<std::string>{"a/b", ".", "a"});
  CHECK(kinds(by_folder({"old/box.mbox#1", "old/box.mbox#22"})) ==
        std::vector<std::string>{"old/box.mbox"});
}

TEST_CASE("kind_of: a family is the file's name up to its last hyphen") {
  const auto family = [](std::string_view name) { return kind_of(name, {}, BreakdownBy::family); };
  CHECK(family("a-b/spam/bec-07.eml") == "bec");
  CHECK(family("ham-hard-07.eml") == "ham-hard");
  CHECK(family("a-b/mail.eml") == "");
}

TEST_CASE("break_down: mails of no kind stand together as none") {
  std::vector<Outcome> all = outcomes({0, 0, 0}, {});
  all[1].facts.brand = "mercari";
  CHECK(kinds(break_down(all, BreakdownBy::brand)) == std::vector<std::string>{"none", "mercari"});
}

TEST_CASE("break_down: months and sizes stand in their own order") {
  std::vector<Outcome> all = outcomes({0, 0, 0, 0}, {});
  const std::vector<std::size_t> sizes = {300 << 10, 100, 200, 20 << 10};
  for (std::size_t i = 0; i < 4; ++i) {
    all[i].facts.bytes = sizes[i];
    all[i].facts.received = 1717200000 - static_cast<std::int64_t>(i % 3) * 40 * 86400;
  }
  CHECK(kinds(break_down(all, BreakdownBy::size)) ==
        std::vector<std::string>{"under 4 KiB", "16 to 64 KiB", "256 KiB and more"});
  CHECK(kinds(break_down(all, BreakdownBy::month)) ==
        std::vector<std::string>{"2024-03", "2024-04", "2024-06"});
}

TEST_CASE("breakdown_by: reads every name it gives, and no other") {
  for (std::size_t i = 0; i < static_cast<std::size_t>(BreakdownBy::count_); ++i) {
    const auto by = static_cast<BreakdownBy>(i);
    CHECK(breakdown_by(breakdown_name(by)) == by);
  }
  CHECK_FALSE(breakdown_by("moon"));
}
