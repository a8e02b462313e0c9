#include "score/batch.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>

#include "score/output.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

std::vector<std::string> lines_with(const OpenedModel& opened, std::size_t threads,
                                    std::size_t mails) {
  std::size_t given = 0;
  std::vector<std::string> lines;
  score_in_order(
      opened, threads,
      [&](RawMail& mail) {
        if (given == mails) return false;
        mail.name = std::to_string(given++);
        mail.bytes = "Subject: x\n\n" + std::string(given % 2 == 0 ? "apple" : "cherry") + "\n";
        return true;
      },
      [](Scorer& scorer, const RawMail& mail) {
        return text_line(scorer.score(mail.bytes), mail.name);
      },
      [&](const std::string& line) { lines.push_back(line); });
  return lines;
}

}  // namespace

TEST_CASE("score_in_order: lines come in the mails' order with any number of threads") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "m.furui").string();
  save_model(small_model(), path);
  const OpenedModel opened(path, WithNames::no);
  const std::vector<std::string> alone = lines_with(opened, 1, 300);
  REQUIRE(alone.size() == 300);
  CHECK(alone[7].ends_with("\t7"));
  CHECK(lines_with(opened, 4, 300) == alone);
  CHECK(lines_with(opened, 4, 1).size() == 1);
  CHECK(lines_with(opened, 4, 0).empty());
}

TEST_CASE("score_in_order: what the reader of lines throws ends the work and reaches the caller") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "m.furui").string();
  save_model(small_model(), path);
  const OpenedModel opened(path, WithNames::no);
  for (const std::size_t threads : {1, 3}) {
    CAPTURE(threads);
    std::size_t taken = 0;
    const auto score_for_ever = [&] {
      score_in_order(
          opened, threads,
          [](RawMail& mail) {
            mail.bytes = "Subject: x\n\napple\n";
            return true;
          },
          [](Scorer&, const RawMail&) { return std::string("line"); },
          [&](const std::string&) {
            if (++taken == 5) throw std::runtime_error("nobody reads");
          });
    };
    CHECK_THROWS_WITH(score_for_ever(), "nobody reads");
    CHECK(taken == 5);
  }
}

TEST_CASE("score_in_order: mails are not read far ahead of the slowest one's line") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "m.furui").string();
  save_model(small_model(), path);
  const OpenedModel opened(path, WithNames::no);
  std::atomic<std::size_t> read = 0;
  std::size_t most_ahead = 0;
  std::size_t taken = 0;
  score_in_order(
      opened, 4,
      [&](RawMail& mail) {
        mail.name = std::to_string(read);
        return ++read <= 2000;
      },
      [](Scorer&, const RawMail& mail) { return mail.name; },
      [&](const std::string&) { most_ahead = std::max(most_ahead, read.load() - ++taken); });
  CHECK(taken == 2000);
  CHECK(most_ahead < 4 * 64);
}
