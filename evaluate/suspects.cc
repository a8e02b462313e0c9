#include "evaluate/suspects.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <random>

#include "base/printable.h"
#include "evaluate/splits.h"

namespace furui {
namespace {

constexpr std::array kWrongShares = {0.01, 0.05};
constexpr double kTwinSimilarity = 0.8;

/// How far the score speaks against the label.
double contradiction(const Outcome& outcome) {
  return outcome.label == Label::ham ? outcome.verdict.log_odds : -outcome.verdict.log_odds;
}

std::vector<Outcome> contradicted(const std::vector<Outcome>& outcomes, std::size_t count) {
  std::vector<Outcome> mails;
  std::copy_if(outcomes.begin(), outcomes.end(), std::back_inserter(mails),
               [](const Outcome& outcome) { return contradiction(outcome) > 0; });
  std::stable_sort(mails.begin(), mails.end(), [](const Outcome& a, const Outcome& b) {
    return contradiction(a) > contradiction(b);
  });
  mails.resize(std::min(count, mails.size()));
  return mails;
}

std::vector<Twins> find_twins(const Dataset& data, std::size_t count) {
  std::vector<Twins> twins;
  for (const NearDuplicates& pair : find_near_duplicates(data, kTwinSimilarity)) {
    if (data.labels[pair.first] == data.labels[pair.second]) continue;
    const bool first_is_ham = data.labels[pair.first] == Label::ham;
    twins.push_back({data.mail_names[first_is_ham ? pair.first : pair.second],
                     data.mail_names[first_is_ham ? pair.second : pair.first], pair.similarity});
  }
  std::stable_sort(twins.begin(), twins.end(),
                   [](const Twins& a, const Twins& b) { return a.similarity > b.similarity; });
  twins.resize(std::min(count, twins.size()));
  return twins;
}

/// The dataset with a share of the labels of each class turned round.
Dataset with_wrong_labels(const Dataset& data, double share, std::uint64_t seed) {
  Dataset wrong = data;
  std::mt19937_64 random(seed);
  for (const Label label : {Label::ham, Label::spam}) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < data.labels.size(); ++row) {
      if (data.labels[row] == label) rows.push_back(row);
    }
    for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random() % i]);
    rows.resize(static_cast<std::size_t>(std::lround(share * static_cast<double>(rows.size()))));
    for (const std::size_t row : rows) {
      wrong.labels[row] = label == Label::ham ? Label::spam : Label::ham;
    }
  }
  return wrong;
}

std::string wrong_labels_line(const WrongLabels& row) {
  std::array<char, 96> line{};
  std::snprintf(line.data(), line.size(), "  %9.0f %% %14.3f %16.2f %17.2f\n", 100 * row.share,
                100 * (1 - row.metrics.roc_area.value), 100 * row.metrics.recall_at_1_percent.value,
                100 * row.metrics.false_positive_rate.value);
  return line.data();
}

}  // namespace

Suspects find_suspects(const Dataset& data, const Recipe& recipe, const Evaluation& evaluation,
                       std::size_t count, std::span<const Split> splits, std::size_t threads,
                       const Progress& progress) {
  Suspects suspects;
  suspects.mails = contradicted(evaluation.outcomes, count);
  suspects.twins = find_twins(data, count);
  suspects.wrong_labels.push_back({0, measure(evaluation.outcomes, recipe.seed)});
  for (std::size_t i = 0; i < kWrongShares.size(); ++i) {
    const Dataset wrong = with_wrong_labels(data, kWrongShares[i], recipe.seed);
    Evaluation again = evaluate_splits(wrong, recipe, splits, threads, [&](double share) {
      progress((static_cast<double>(i) + share) / static_cast<double>(kWrongShares.size()));
    });
    for (std::size_t place = 0; place < again.outcomes.size(); ++place) {
      again.outcomes[place].label = evaluation.outcomes[place].label;
    }
    suspects.wrong_labels.push_back({kWrongShares[i], measure(again.outcomes, recipe.seed)});
  }
  return suspects;
}

std::string suspects_text(const Suspects& suspects) {
  std::string text = "suspects: mails the others hold to be of the other class";
  text += suspects.mails.empty() ? ": none\n" : "\n";
  for (const Outcome& mail : suspects.mails) {
    std::array<char, 64> start{};
    std::snprintf(start.data(), start.size(), "  labelled %-4s  probability of spam %.4f  ",
                  mail.label == Label::ham ? "ham" : "spam", mail.verdict.probability);
    text += start.data() + printable(mail.name) + '\n';
  }
  text += "nearly the same mail in both classes";
  text += suspects.twins.empty() ? ": none\n" : "\n";
  for (const Twins& twins : suspects.twins) {
    std::array<char, 32> start{};
    std::snprintf(start.data(), start.size(), "  %3.0f %% alike  ", 100 * twins.similarity);
    text += start.data() + printable(twins.ham) + "  " + printable(twins.spam) + '\n';
  }
  text +=
      "what wrong labels in training cost\n"
      "  wrong labels  1 - ROC area %  recall % at 1 %  false positives %\n";
  for (const WrongLabels& row : suspects.wrong_labels) text += wrong_labels_line(row);
  return text;
}

}  // namespace furui
