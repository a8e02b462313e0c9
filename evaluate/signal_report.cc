#include "evaluate/signal_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "evaluate/metrics.h"
#include "signals/signal.h"

namespace furui {
namespace {

double share(std::uint64_t hits, std::uint64_t mails) {
  return mails == 0 ? 0.0 : static_cast<double>(hits) / static_cast<double>(mails);
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
      "signals: share of ham and spam they fire on, log-odds they add\n\n"
      "     ham %   spam %  log-odds\n";
  for (const SignalShare& row : count_signals(evaluation)) {
    std::array<char, 48> numbers{};
    if (std::isnan(row.log_odds)) {
      std::snprintf(numbers.data(), numbers.size(), "  %8.2f %8.2f         -  ",
                    100 * share(row.ham, mails.ham()), 100 * share(row.spam, mails.spam()));
    } else {
      std::snprintf(numbers.data(), numbers.size(), "  %8.2f %8.2f  %+8.2f  ",
                    100 * share(row.ham, mails.ham()), 100 * share(row.spam, mails.spam()),
                    row.log_odds);
    }
    text += numbers.data() + std::string(signal_table()[row.id].name) + '\n';
  }
  return text;
}

}  // namespace furui
