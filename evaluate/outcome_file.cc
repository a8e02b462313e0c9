#include "evaluate/outcome_file.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

#include "base/error.h"
#include "base/files.h"

namespace furui {
namespace {

/// Some ten million lines.
constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 30;

std::string_view take_until(std::string_view& text, char end) {
  const auto at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Label> label_of(std::string_view text) {
  if (text == "ham") return Label::ham;
  if (text == "spam") return Label::spam;
  return std::nullopt;
}

std::optional<VerdictKind> verdict_of(std::string_view text) {
  for (const VerdictKind kind : {VerdictKind::ham, VerdictKind::unsure, VerdictKind::spam}) {
    if (text == verdict_name(kind)) return kind;
  }
  return std::nullopt;
}

std::optional<Outcome> read_own_line(std::string_view line) {
  const auto label = label_of(take_until(line, '\t'));
  const auto verdict = verdict_of(take_until(line, '\t'));
  const auto probability = number_of(take_until(line, '\t'));
  const auto log_odds = number_of(take_until(line, '\t'));
  const bool whole = label && verdict && probability && log_odds && !line.empty();
  if (!whole || std::isnan(*log_odds) || *probability < 0 || *probability > 1) return std::nullopt;
  return Outcome{std::string(line), *label, {*verdict, *probability, *log_odds}};
}

std::optional<Outcome> read_trec_line(std::string_view line) {
  const std::string_view name = take_until(line, ' ');
  std::optional<Label> label;
  std::optional<VerdictKind> verdict;
  std::optional<double> score;
  while (!line.empty()) {
    std::string_view value = take_until(line, ' ');
    const std::string_view key = take_until(value, '=');
    if (key == "judge") label = label_of(value);
    if (key == "class") verdict = verdict_of(value);
    if (key == "score") score = number_of(value);
  }
  if (name.empty() || !label || !verdict || !score || std::isnan(*score)) return std::nullopt;
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  return Outcome{std::string(name), *label, {*verdict, kUnknown, *score}};
}

}  // namespace

std::vector<Outcome> parse_outcomes(std::string_view text, const std::string& path) {
  std::vector<Outcome> outcomes;
  std::size_t number = 0;
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || (number == 1 && line.starts_with("label\tverdict\t"))) continue;
    const bool has_tabs = line.find('\t') != std::string_view::npos;
    std::optional<Outcome> outcome = has_tabs ? read_own_line(line) : read_trec_line(line);
    if (!outcome) {
      throw Error(
          path + " line " + std::to_string(number), "is no outcome",
          "give lines as --outcomes writes them, or \"PATH judge=... class=... score=...\"");
    }
    outcomes.push_back(std::move(*outcome));
  }
  return outcomes;
}

std::vector<Outcome> read_outcomes(const std::string& path) {
  return parse_outcomes(read_file(path, kMaxBytes), path);
}

}  // namespace furui
