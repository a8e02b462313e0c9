#include "serve/spamd_service.h"

#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "model/model_file.h"
#include "score/passthrough.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

const std::string kSpam = "Subject: a\n\ncherry cherry\n";
const std::string kHam = "Subject: a\n\napple apple\n";

/// A service on a model that likes apples and dislikes cherries.
struct Kitchen {
  explicit Kitchen(Tell tell = nullptr)
      : service(pool, {1000, 15, Language::english}, std::move(tell), metrics, log) {}

  std::string ask(SpamdCommand command, const std::string& mail, SpamdTell tell = {}) {
    SpamdRequest request;
    request.command = command;
    request.tell = tell;
    return service.answer(request, mail);
  }

  TemporaryFolder folder;
  std::string path = folder.write("m.furui", serialize_model(small_model()));
  std::vector<std::string> lines;
  Log log = [this](std::string_view line) { lines.emplace_back(line); };
  Metrics metrics;
  ServedModel served{path, {}, log, metrics};
  ScorerPool pool{served, 2, metrics};
  SpamdService service;
};

std::string body_of(const std::string& answer) {
  return answer.substr(answer.find("\r\n\r\n") + 4);
}

}  // namespace

TEST_CASE("spamd_service: CHECK gives the verdict alone") {
  Kitchen kitchen;
  CHECK(kitchen.ask(SpamdCommand::check, kSpam).find("Spam: True ; ") != std::string::npos);
  CHECK(kitchen.ask(SpamdCommand::check, kHam).find("Spam: False ; ") != std::string::npos);
  CHECK(body_of(kitchen.ask(SpamdCommand::check, kHam)).empty());
}

TEST_CASE("spamd_service: PROCESS gives the mail as furui-score --passthrough does") {
  Kitchen kitchen;
  const OpenedModel opened(kitchen.path, WithNames::no);
  const Verdict verdict = Scorer(opened).score(kSpam);
  const std::string wanted = with_status(kSpam, status_header(verdict, opened.model().identity));
  CHECK(body_of(kitchen.ask(SpamdCommand::process, kSpam)) == wanted);
}

TEST_CASE("spamd_service: HEADERS is PROCESS without the body") {
  Kitchen kitchen;
  const std::string whole = body_of(kitchen.ask(SpamdCommand::process, kSpam));
  const std::string headers = body_of(kitchen.ask(SpamdCommand::headers, kSpam));
  CHECK(headers == whole.substr(0, whole.find("\n\n") + 2));
}

TEST_CASE("spamd_service: REPORT_IFSPAM reports of spam alone, REPORT of all") {
  Kitchen kitchen;
  CHECK(body_of(kitchen.ask(SpamdCommand::report_if_spam, kHam)).empty());
  CHECK(body_of(kitchen.ask(SpamdCommand::report_if_spam, kSpam)).find("cherry") !=
        std::string::npos);
  CHECK(body_of(kitchen.ask(SpamdCommand::report, kHam)).find("apple") != std::string::npos);
}

TEST_CASE("spamd_service: SYMBOLS are names of signals with commas between them") {
  Kitchen kitchen;
  const std::string names =
      body_of(kitchen.ask(SpamdCommand::symbols, "Subject: a\n\nhttp://192.0.2.7/x\n"));
  CHECK(names.find("link_host_ip") != std::string::npos);
  CHECK(names.find(',') != std::string::npos);
  CHECK(names.find('\n') == std::string::npos);
}

TEST_CASE("spamd_service: TELL is refused unless allowed") {
  Kitchen kitchen;
  SpamdTell tell;
  tell.label = Label::spam;
  tell.set = true;
  CHECK(kitchen.ask(SpamdCommand::tell, kSpam, tell).starts_with("SPAMD/1.1 69 EX_UNAVAILABLE"));
}

TEST_CASE("spamd_service: a TELL that fails is answered and logged in one line") {
  Kitchen kitchen([](const std::string&, const SpamdTell&) -> TellOutcome {
    throw Error("m.furui", "cannot be written", "free some space");
  });
  SpamdTell tell;
  tell.remove = true;
  CHECK(kitchen.ask(SpamdCommand::tell, kSpam, tell).starts_with("SPAMD/1.1 75 EX_TEMPFAIL"));
  REQUIRE(kitchen.lines.size() == 1);
  CHECK(kitchen.lines[0].find("free some space") != std::string::npos);
}

TEST_CASE("spamd_service: TELL for remote databases alone does nothing") {
  Kitchen kitchen([](const std::string&, const SpamdTell&) { return TellOutcome{true, true}; });
  SpamdTell tell;
  tell.label = Label::spam;
  CHECK(kitchen.ask(SpamdCommand::tell, kSpam, tell).find("Did") == std::string::npos);
}

TEST_CASE("served_model: a model that replaces the file is used from the next loan on") {
  Kitchen kitchen;
  const auto old = kitchen.served.current();
  Model model = small_model();
  model.summary.ham_mails = 41;
  save_model(model, kitchen.path);
  kitchen.served.follow_file();
  CHECK(kitchen.served.current() != old);
  CHECK(kitchen.pool.borrow().model().summary.ham_mails == 41);
}

TEST_CASE("served_model: a file that stays is not opened again, but on request") {
  Kitchen kitchen;
  const auto old = kitchen.served.current();
  kitchen.served.follow_file();
  CHECK(kitchen.served.current() == old);
  kitchen.served.reload();
  CHECK(kitchen.served.current() != old);
}

TEST_CASE("served_model: a bad model is logged once and the old one stays") {
  Kitchen kitchen;
  const auto old = kitchen.served.current();
  kitchen.folder.write("m.furui", "no model");
  kitchen.served.follow_file();
  kitchen.served.follow_file();
  CHECK(kitchen.served.current() == old);
  REQUIRE(kitchen.lines.size() == 1);
  CHECK(kitchen.lines[0].find("the old model stays") != std::string::npos);
}

TEST_CASE("served_model: a file that is gone leaves the old model in use, said once") {
  Kitchen kitchen;
  const auto old = kitchen.served.current();
  std::filesystem::remove(kitchen.path);
  kitchen.served.follow_file();
  kitchen.served.follow_file();
  CHECK(kitchen.served.current() == old);
  CHECK(kitchen.lines.size() == 1);
}

TEST_CASE("scorer_pool: a loan keeps its model while another takes its place") {
  Kitchen kitchen;
  ScorerPool::Loan loan = kitchen.pool.borrow();
  Model model = small_model();
  model.summary.ham_mails = 41;
  save_model(model, kitchen.path);
  kitchen.served.follow_file();
  kitchen.pool.drop_old_models();
  CHECK(loan.score(kSpam).kind == VerdictKind::spam);
  CHECK(loan.model().summary.ham_mails == 40);
}

TEST_CASE("scorer_pool: many threads share few scorers, and every mail gets its own verdict") {
  Kitchen kitchen;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      const bool is_spam = i % 2 == 0;
      for (int round = 0; round < 50; ++round) {
        const Verdict verdict = kitchen.pool.borrow().score(is_spam ? kSpam : kHam);
        if ((verdict.kind == VerdictKind::spam) != is_spam) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}
