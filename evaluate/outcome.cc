#include "evaluate/outcome.h"

#include <array>
#include <charconv>

#include "base/printable.h"

namespace furui {
namespace {

std::string shortest(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return std::string(text.data(), end);
}

}  // namespace

std::string outcome_line(const Outcome& outcome) {
  return std::string(outcome.label == Label::spam ? "spam" : "ham") + '\t' +
         std::string(verdict_name(outcome.verdict.kind)) + '\t' +
         shortest(outcome.verdict.probability) + '\t' + shortest(outcome.verdict.log_odds) + '\t' +
         printable(outcome.name);
}

}  // namespace furui
