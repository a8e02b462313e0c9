#include "evaluate/signal_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>
#include <vector>

#include "data/roc_area.h"
#include "evaluate/metrics.h"
#include "signals/signal.h"

namespace furui {
namespace {

double share(std::uint64_t hits, std::uint64_t mails) {
  return mails == 0 ? 0.0 : static_cast<double>(hits) / static_cast<double>(mails);
}

/// The ROC area of the outcomes, the log-odds of one signal taken from those it fired on.
double area_without(std::span<const Outcome> outcomes, std::uint16_t signal, double log_odds) {
  std::vector<double> scores;
  std::vector<Label> labels;
  for (const Outcome& outcome : outcomes) {
    const bool fired = std::binary_search(outcome.signals.begin(), outcome.signals.end(), signal);
    scores.push_back(outcome.verdict.log_odds - (fired ? log_odds : 0.0));
    labels.push_back(outcome.label);
  }
  return roc_area(scores, labels);
}

/// NaN where the model does not know the signal.
void measure_areas(std::span<const Outcome> outcomes, std::vector<SignalShare>& rows) {
  const double area = area_without(outcomes, 0, 0.0);
  for (SignalShare& row : rows) {
    row.area_earned = std::isnan(row.log_odds)
                          ? row.log_odds
                          : area - area_without(outcomes, row.id, row.log_odds);
  }
}

}  // namespace

std::vector<SignalShare> count_signals(const Evaluation& evaluation) {
  std::vector<SignalShare> shares(signal_table().size());
  for (std::size_t id = 0; id < shares.size(); ++id) {
    shares[id].id = static_cast<std::uint16_t>(id);
    shares[id].log_odds = evaluation.signal_log_odds[id];
  }
  for (const Outcome& outcome : evaluation.outcomes) {
    for (const std::uint16_t id : outcome.signals) {
      ++(outcome.label == Label::spam ? shares[id].spam : shares[id].ham);
    }
  }
  std::erase_if(shares, [](const SignalShare& row) { return row.ham + row.spam == 0; });
  measure_areas(evaluation.outcomes, shares);
  const Confusion mails = count_outcomes(evaluation.outcomes);
  const auto lead = [&](const SignalShare& row) {
    return share(row.spam, mails.spam()) - share(row.ham, mails.ham());
  };
  std::stable_sort(shares.begin(), shares.end(),
                   [&](const SignalShare& a, const SignalShare& b) { return lead(a) > lead(b); });
  return shares;
}

std::string signals_text(const Evaluation& evaluation) {
  const Confusion mails = count_outcomes(evaluation.outcomes);
  std::string text =
      "signals: share of ham and spam they fire on, log-odds they add, and how much\n"
      "larger 1 - ROC area would be if they added nothing, in %\n\n"
      "     ham %   spam %  log-odds  1 - area\n";
  for (const SignalShare& row : count_signals(evaluation)) {
    std::array<char, 64> numbers{};
    const int end =
        std::snprintf(numbers.data(), numbers.size(), "  %8.2f %8.2f",
                      100 * share(row.ham, mails.ham()), 100 * share(row.spam, mails.spam()));
    const std::span<char> rest = std::span(numbers).subspan(static_cast<std::size_t>(end));
    if (std::isnan(row.log_odds)) {
      std::snprintf(rest.data(), rest.size(), "         -         -  ");
    } else {
      std::snprintf(rest.data(), rest.size(), "  %+8.2f  %+8.3f  ", row.log_odds,
                    100 * row.area_earned);
    }
    text += numbers.data() + std::string(signal_table()[row.id].name) + '\n';
  }
  return text;
}

}  // namespace furui
