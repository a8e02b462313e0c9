#include "score/batch.h"

#include <doctest/doctest.h>

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
