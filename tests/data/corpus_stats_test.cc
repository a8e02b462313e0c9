#include "data/corpus_stats.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "mail/parse_mail.h"

using namespace furui;

namespace {

const std::string kMail =
    "Received: from a.example by mx.example.jp; 3 Jun 2024 09:00:00 +0900\n"
    "From: hanako@shop.aozora.co.jp\nTo: taro@example.jp\nDate: 3 Jun 2024 09:00:00 +0900\n"
    "Content-Type: text/plain; charset=UTF-8\n\nよろしくお願いします\n";

void add(CorpusStats& stats, const std::string& bytes, std::optional<Label> label) {
  stats.add(bytes, parse_mail(bytes), label);
}

/// How often an answer was counted; all 0 when it was not.
ClassCounts count_of(const CorpusStats& stats, std::string_view table, std::string_view value) {
  for (const StatsTable& one : stats.tables(100)) {
    if (one.name != table) continue;
    for (const StatsTable::Row& row : one.rows) {
      if (row.value == value) return row.mails;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("CorpusStats: mails are counted by class") {
  CorpusStats stats;
  add(stats, kMail, Label::ham);
  add(stats, kMail + "1", Label::spam);
  add(stats, kMail + "2", Label::spam);
  CHECK(count_of(stats, "mails", "mails") == ClassCounts{1, 2, 0});
  CHECK(count_of(stats, "declared charset", "utf-8") == ClassCounts{1, 2, 0});
  CHECK(count_of(stats, "language", "Japanese") == ClassCounts{1, 2, 0});
  CHECK(count_of(stats, "sender's domain", "aozora.co.jp") == ClassCounts{1, 2, 0});
  CHECK(count_of(stats, "year received", "2024") == ClassCounts{1, 2, 0});
  CHECK(count_of(stats, "time zone written", "+0900") == ClassCounts{1, 2, 0});
}

TEST_CASE("CorpusStats: the same mail is counted as a copy, in another class as a contradiction") {
  CorpusStats stats;
  add(stats, kMail, Label::ham);
  add(stats, "X-Spam-Flag: NO\n" + kMail, Label::ham);
  add(stats, kMail, Label::spam);
  CHECK(count_of(stats, "copies", "the same mail again") == ClassCounts{1, 0, 0});
  CHECK(count_of(stats, "copies", "the same mail in another class") == ClassCounts{0, 1, 0});
}

TEST_CASE("CorpusStats: the same words in another mail are a body again") {
  CorpusStats stats;
  add(stats, kMail, std::nullopt);
  add(stats, "Message-ID: <2@aozora.example>\n" + kMail, std::nullopt);
  CHECK(count_of(stats, "copies", "the same body again") == ClassCounts{0, 0, 1});
  CHECK(count_of(stats, "copies", "the same mail again") == ClassCounts{0, 0, 0});
}

TEST_CASE("CorpusStats: what is frequent stands first, what is rare is counted as left out") {
  CorpusStats stats;
  for (const char* domain : {"a", "b", "b", "c"}) {
    add(stats, "From: x@" + std::string(domain) + ".example\n\ntext " + domain + "\n", Label::ham);
  }
  const std::vector<StatsTable> tables = stats.tables(1);
  const auto senders = std::find_if(tables.begin(), tables.end(), [](const StatsTable& table) {
    return table.name == "sender's domain";
  });
  REQUIRE(senders != tables.end());
  REQUIRE(senders->rows.size() == 1);
  CHECK(senders->rows[0].value == "b.example");
  CHECK(senders->left_out == 2);
}

TEST_CASE("stats_text: control characters of a mail are made visible") {
  CorpusStats stats;
  add(stats, "Content-Type: text/plain; charset=\"a\x1b[2J\"\n\ntext\n", Label::ham);
  CHECK(stats_text(stats.tables(10)).find('\x1b') == std::string::npos);
}

TEST_CASE("stats_text: classes without mails have no column") {
  CorpusStats stats;
  add(stats, kMail, std::nullopt);
  const std::string text = stats_text(stats.tables(10));
  CHECK(text.find("spam") == std::string::npos);
  CHECK(text.find("mails") != std::string::npos);
}
