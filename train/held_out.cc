#include "train/held_out.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/error.h"
#include "data/rate_interval.h"
#include "data/roc_area.h"
#include "train/calibrate.h"
#include "train/thresholds.h"

namespace furui {
namespace {

double spam_share(std::span<const Label> labels) {
  return static_cast<double>(std::count(labels.begin(), labels.end(), Label::spam)) /
         static_cast<double>(labels.size());
}

double log_odds_of(double share) {
  return std::log(share / (1 - share));
}

}  // namespace

void require_both_classes(std::span<const Label> labels) {
  const auto spam = static_cast<std::size_t>(std::count(labels.begin(), labels.end(), Label::spam));
  for (const auto& [name, mails] :
       {std::pair{"ham", labels.size() - spam}, std::pair{"spam", spam}}) {
    if (mails >= kMinMailsPerClass) continue;
    throw Error(name,
                mails == 0 ? "there is no mail in this class"
                           : "only " + std::to_string(mails) + " different mails in this class",
                "give at least " + std::to_string(kMinMailsPerClass) +
                    ", better some hundred, of ham and of spam each");
  }
}

HeldOut calibrate_held_out(std::vector<double> scores, std::span<const Label> labels,
                           const Recipe& recipe) {
  HeldOut result{std::move(scores), {}, {}};
  result.calibration = fit_calibration(result.log_odds, labels);
  if (recipe.spam_share > 0) {
    result.calibration.intercept +=
        log_odds_of(recipe.spam_share) - log_odds_of(spam_share(labels));
  }
  for (double& score : result.log_odds) {
    score = result.calibration.slope * score + result.calibration.intercept;
  }
  result.thresholds = choose_thresholds(result.log_odds, labels, recipe.max_false_positive_rate);
  return result;
}

TrainingSummary summarize(const HeldOut& held_out, std::span<const Label> labels) {
  TrainingSummary summary;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool is_spam = held_out.log_odds[i] >= held_out.thresholds.spam_from;
    const bool is_ham = held_out.log_odds[i] < held_out.thresholds.ham_below;
    if (labels[i] == Label::ham) {
      ++summary.ham_mails;
      if (is_spam) ++summary.ham_called_spam;
      if (!is_spam && !is_ham) ++summary.ham_unsure;
    } else {
      ++summary.spam_mails;
      if (is_ham) ++summary.spam_called_ham;
      if (!is_spam && !is_ham) ++summary.spam_unsure;
    }
  }
  summary.roc_area = roc_area(held_out.log_odds, labels);
  summary.false_positive_bound = rate_upper_bound(summary.ham_called_spam, summary.ham_mails);
  return summary;
}

}  // namespace furui
