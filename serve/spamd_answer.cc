#include "serve/spamd_answer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace furui {
namespace {

/// Clients read the numbers with scanf or a pattern of digits, so they stay short and finite.
constexpr double kMostScore = 999;
constexpr double kStep = 0.001;  // the last digit that is printed

constexpr std::string_view kDone = "SPAMD/1.1 0 EX_OK\r\n";

double rounded(double value) {
  const double bounded = std::isnan(value) ? 0 : std::clamp(value, -kMostScore, kMostScore);
  return std::round(bounded / kStep) * kStep;
}

}  // namespace

std::string spam_field(const Verdict& verdict, double spam_from) {
  const bool is_spam = verdict.kind == VerdictKind::spam;
  const double threshold = rounded(spam_from);
  double score = rounded(verdict.log_odds);
  if (is_spam) score = std::max(score, threshold);
  if (!is_spam) score = std::min(score, threshold - kStep);
  std::array<char, 96> text{};
  const int length = std::snprintf(text.data(), text.size(), "Spam: %s ; %.3f / %.3f",
                                   is_spam ? "True" : "False", score, threshold);
  return std::string(text.data(), static_cast<std::size_t>(length));
}

std::string check_answer(std::string_view spam_field) {
  return std::string(kDone) + std::string(spam_field) + "\r\n\r\n";
}

std::string body_answer(std::string_view spam_field, std::string_view body) {
  std::string answer(kDone);
  answer += "Content-length: " + std::to_string(body.size()) + "\r\n";
  answer += spam_field;
  answer += "\r\n\r\n";
  answer += body;
  return answer;
}

std::string ping_answer() {
  return "SPAMD/1.5 0 PONG\r\n";
}

std::string tell_answer(const TellOutcome& outcome) {
  std::string answer(kDone);
  if (outcome.did_set) answer += "DidSet: local\r\n";
  if (outcome.did_remove) answer += "DidRemove: local\r\n";
  return answer + "Content-length: 2\r\n\r\n\r\n";
}

std::string failure_answer(const SpamdFailure& failure) {
  return "SPAMD/1.1 " + std::to_string(failure.code) + ' ' + std::string(failure.name) + ": " +
         failure.text + "\r\n";
}

}  // namespace furui
