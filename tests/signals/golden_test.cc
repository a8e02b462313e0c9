// Every signal has a mail that fires it and a near miss that does not (tests/golden/signals).
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "mail/parse_mail.h"
#include "signals/signal.h"
#include "tests/support/golden.h"

using namespace furui;

namespace {

const std::string kFolder = std::string(FURUI_SOURCE_DIR) + "/tests/golden/signals";

const golden::Outcome& outcome() {
  static const golden::Outcome result = [] {
    const Lists lists(default_list_texts());
    const Reception reception({{}, {kFolder + "/addresses.mmdb"}});
    return golden::run_cases(kFolder, [&](const std::string& bytes) {
      std::set<std::string> names;
      for (const Signal& signal : find_signals(parse_mail(bytes), lists, reception)) {
        names.insert(std::string(signal_table()[signal.id].name));
      }
      return names;
    });
  }();
  return result;
}

}  // namespace

TEST_CASE("find_signals: every golden case finds what it names and nothing it refuses") {
  MESSAGE(outcome().cases << " golden cases");
  CHECK(outcome().cases > 0);
  for (const std::string& failure : outcome().failures) FAIL_CHECK(failure);
}

TEST_CASE("signal_table: every signal has a case that fires it") {
  for (const SignalInfo& info : signal_table()) {
    if (!outcome().expected.contains(std::string(info.name))) FAIL_CHECK(info.name);
  }
}

TEST_CASE("signal_table: every signal has a near miss that does not fire it") {
  for (const SignalInfo& info : signal_table()) {
    if (!outcome().refused.contains(std::string(info.name))) FAIL_CHECK(info.name);
  }
}

TEST_CASE("golden cases: every name is that of a signal") {
  std::set<std::string> names;
  for (const SignalInfo& info : signal_table()) names.insert(std::string(info.name));
  for (const auto* mentioned : {&outcome().expected, &outcome().refused}) {
    for (const std::string& name : *mentioned) {
      if (!names.contains(name)) FAIL_CHECK(name);
    }
  }
}
