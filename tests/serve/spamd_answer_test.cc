#include "serve/spamd_answer.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace furui;

namespace {

Verdict verdict(VerdictKind kind, double log_odds) {
  return {kind, probability_of(log_odds), log_odds};
}

}  // namespace

TEST_CASE("spam_field: log-odds stand over the threshold") {
  CHECK(spam_field(verdict(VerdictKind::spam, 8.8764), 5.31) == "Spam: True ; 8.876 / 5.310");
  CHECK(spam_field(verdict(VerdictKind::ham, -7), 5.31) == "Spam: False ; -7.000 / 5.310");
}

TEST_CASE("spam_field: unsure is not spam") {
  CHECK(spam_field(verdict(VerdictKind::unsure, 1), 5) == "Spam: False ; 1.000 / 5.000");
}

TEST_CASE("spam_field: rounding never lets the numbers contradict the word") {
  CHECK(spam_field(verdict(VerdictKind::unsure, 4.9999), 5) == "Spam: False ; 4.999 / 5.000");
  CHECK(spam_field(verdict(VerdictKind::spam, 5.00041), 5.0004) == "Spam: True ; 5.000 / 5.000");
  CHECK(spam_field(verdict(VerdictKind::spam, 5.0006), 5.00059) == "Spam: True ; 5.001 / 5.001");
}

TEST_CASE("spam_field: what is infinite is printed as a number") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(spam_field(verdict(VerdictKind::spam, infinity), -infinity) ==
        "Spam: True ; 999.000 / -999.000");
  CHECK(spam_field(verdict(VerdictKind::unsure, 3), infinity) == "Spam: False ; 3.000 / 999.000");
}

TEST_CASE("body_answer: the length is that of the body") {
  CHECK(body_answer("Spam: False ; 1.000 / 5.000", "abc") ==
        "SPAMD/1.1 0 EX_OK\r\nContent-length: 3\r\nSpam: False ; 1.000 / 5.000\r\n\r\nabc");
}

TEST_CASE("tell_answer: says what was done and nothing else") {
  CHECK(tell_answer({true, false}).find("DidSet: local\r\n") != std::string::npos);
  CHECK(tell_answer({true, false}).find("DidRemove") == std::string::npos);
  CHECK(tell_answer({false, true}).find("DidRemove: local\r\n") != std::string::npos);
  CHECK(tell_answer({}).find("Did") == std::string::npos);
}

TEST_CASE("failure_answer: is one line with a code of sysexits.h") {
  CHECK(failure_answer({76, "EX_PROTOCOL", "no field"}) ==
        "SPAMD/1.1 76 EX_PROTOCOL: no field\r\n");
}
