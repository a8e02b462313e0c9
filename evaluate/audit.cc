#include "evaluate/audit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/printable.h"
#include "data/roc_area.h"
#include "evaluate/metrics.h"
#include "train/held_out.h"
#include "train/logistic_regression.h"
#include "train/train_model.h"

namespace furui {
namespace {

constexpr std::uint32_t kFolds = 5;
// Artefacts weigh 1, a mail has some fifty. 0.1 and 10 give areas within two points of 1 on the
// samples.
constexpr double kRegularization = 1;

using Key = std::pair<ArtefactKind, std::string>;

/// The artefacts of a corpus that are common enough, and who has them.
struct Artefacts {
  std::vector<Key> keys;  ///< by column
  Dataset data;
};

std::map<Key, std::size_t> common_artefacts(std::span<const AuditedMail> mails) {
  std::map<Key, std::size_t> columns;
  for (const AuditedMail& mail : mails) {
    for (const Artefact& one : mail.artefacts) ++columns[{one.kind, one.text}];
  }
  std::erase_if(columns, [&](const auto& entry) {
    return entry.second < kFewestMailsOfArtefact || entry.second == mails.size();
  });
  std::size_t column = 0;
  for (auto& [key, place] : columns) place = column++;
  return columns;
}

Artefacts collect_artefacts(std::span<const AuditedMail> mails) {
  const std::map<Key, std::size_t> columns = common_artefacts(mails);
  Artefacts all;
  for (const auto& [key, column] : columns) {
    all.keys.push_back(key);
    all.data.keys.push_back(column);
  }
  FeatureMatrix& features = all.data.features;
  features.resize(static_cast<Eigen::Index>(mails.size()),
                  static_cast<Eigen::Index>(columns.size()));
  for (std::size_t row = 0; row < mails.size(); ++row) {
    all.data.labels.push_back(mails[row].label);
    all.data.groups.push_back(mails[row].group);
    features.startVec(static_cast<Eigen::Index>(row));
    for (const Artefact& one : mails[row].artefacts) {  // in the order of the keys
      const auto found = columns.find({one.kind, one.text});
      if (found == columns.end()) continue;
      features.insertBackByOuterInner(static_cast<Eigen::Index>(row),
                                      static_cast<Eigen::Index>(found->second)) = 1.0F;
    }
  }
  features.finalize();
  return all;
}

/// Tests the artefacts for which `is_used` holds.
template <class IsUsed>
AuditedKind test_kind(std::string name, const Artefacts& all, std::span<const Split> splits,
                      IsUsed is_used) {
  std::vector<double> scores(all.data.labels.size());
  for (const Split& split : splits) {
    TrainingView view = make_view(all.data, split.train, 1);
    for (std::size_t column = 0; column < all.keys.size(); ++column) {
      view.column_used[column] = view.column_used[column] && is_used(all.keys[column].first);
    }
    LogisticOptions options;
    options.regularization = kRegularization;
    const LinearScore score = fit_logistic_regression(view, options);
    for (const Eigen::Index row : split.test) {
      scores[static_cast<std::size_t>(row)] = score.of(all.data.features, row);
    }
  }
  const auto spam = static_cast<std::uint64_t>(
      std::count(all.data.labels.begin(), all.data.labels.end(), Label::spam));
  const double area = roc_area(std::span<const double>(scores), all.data.labels);
  const auto used = std::count_if(all.keys.begin(), all.keys.end(),
                                  [&](const Key& key) { return is_used(key.first); });
  return {std::move(name),
          static_cast<std::size_t>(used),
          {area, roc_area_interval(area, scores.size() - spam, spam)}};
}

Estimate difference_of(const TellingArtefact& one, const CorpusAudit& audit, double confidence) {
  const double each = std::sqrt(confidence);
  const RateInterval ham = rate_interval(one.ham, audit.ham, each);
  const RateInterval spam = rate_interval(one.spam, audit.spam, each);
  const auto share = [](std::uint64_t mails, std::size_t of) {
    return static_cast<double>(mails) / static_cast<double>(of);
  };
  return {share(one.spam, audit.spam) - share(one.ham, audit.ham),
          {spam.lower - ham.upper, spam.upper - ham.lower}};
}

/// How far from 0 the difference is at least; not above 0 where it may be none.
double least_difference(const Estimate& difference) {
  return std::max(difference.interval.lower, -difference.interval.upper);
}

void find_telling(const Artefacts& all, CorpusAudit& audit) {
  std::vector<TellingArtefact> counted(all.keys.size());
  for (Eigen::Index row = 0; row < all.data.features.rows(); ++row) {
    const bool is_spam = all.data.labels[static_cast<std::size_t>(row)] == Label::spam;
    for (FeatureMatrix::InnerIterator cell(all.data.features, row); cell; ++cell) {
      TellingArtefact& one = counted[static_cast<std::size_t>(cell.index())];
      ++(is_spam ? one.spam : one.ham);
    }
  }
  audit.tried = counted.size();
  const double confidence = 1 - 0.05 / static_cast<double>(std::max<std::size_t>(1, audit.tried));
  for (std::size_t column = 0; column < counted.size(); ++column) {
    TellingArtefact& one = counted[column];
    one.kind = all.keys[column].first;
    one.text = all.keys[column].second;
    one.difference = difference_of(one, audit, confidence);
    if (least_difference(one.difference) > 0) audit.telling.push_back(std::move(one));
  }
  std::stable_sort(audit.telling.begin(), audit.telling.end(),
                   [](const TellingArtefact& a, const TellingArtefact& b) {
                     return least_difference(a.difference) > least_difference(b.difference);
                   });
}

template <class... Numbers>
std::string formatted(const char* form, Numbers... numbers) {
  std::array<char, 128> text{};
  std::snprintf(text.data(), text.size(), form, numbers...);
  return text.data();
}

std::string kind_line(const AuditedKind& kind) {
  return formatted("  %-14s %9zu  %8.1f %%   [%5.1f, %5.1f]\n", kind.name.c_str(), kind.artefacts,
                   100 * kind.roc_area.value, 100 * kind.roc_area.interval.lower,
                   100 * kind.roc_area.interval.upper);
}

nlohmann::ordered_json json_of(const Estimate& estimate) {
  return {{"value", estimate.value},
          {"lower", estimate.interval.lower},
          {"upper", estimate.interval.upper}};
}

nlohmann::ordered_json json_of(const AuditedKind& kind) {
  return {{"kind", kind.name}, {"artefacts", kind.artefacts}, {"roc_area", json_of(kind.roc_area)}};
}

}  // namespace

CorpusAudit audit_corpus(std::span<const AuditedMail> mails, std::uint64_t seed) {
  const Artefacts all = collect_artefacts(mails);
  require_both_classes(all.data.labels);
  CorpusAudit audit;
  audit.spam = static_cast<std::size_t>(
      std::count(all.data.labels.begin(), all.data.labels.end(), Label::spam));
  audit.ham = all.data.labels.size() - audit.spam;
  const std::vector<Split> splits =
      fold_splits(all.data, all.data.groups, possible_folds(all.data.labels, kFolds), seed);
  audit.together = test_kind("all together", all, splits, [](ArtefactKind) { return true; });
  for (std::size_t i = 0; i < static_cast<std::size_t>(ArtefactKind::count_); ++i) {
    const auto kind = static_cast<ArtefactKind>(i);
    audit.kinds.push_back(test_kind(std::string(artefact_kind_name(kind)), all, splits,
                                    [kind](ArtefactKind one) { return one == kind; }));
  }
  std::stable_sort(audit.kinds.begin(), audit.kinds.end(),
                   [](const AuditedKind& a, const AuditedKind& b) {
                     return a.roc_area.value > b.roc_area.value;
                   });
  find_telling(all, audit);
  return audit;
}

std::string audit_text(const CorpusAudit& audit, std::size_t max_rows) {
  std::string text = std::to_string(audit.ham) + " ham and " + std::to_string(audit.spam) +
                     " spam told apart without reading them, in five folds\n\n"
                     "  by              artefacts   ROC area     95 %\n";
  text += kind_line(audit.together);
  for (const AuditedKind& kind : audit.kinds) text += kind_line(kind);
  text += "\n" + std::to_string(audit.telling.size()) + " of " + std::to_string(audit.tried) +
          " artefacts are in one class more often than chance explains (95 % for all of\n"
          "them together); worst first:\n\n   ham %  spam %  difference\n";
  for (std::size_t i = 0; i < audit.telling.size() && i < max_rows; ++i) {
    const TellingArtefact& one = audit.telling[i];
    text += formatted("  %6.1f  %6.1f  [%5.1f, %5.1f]  ",
                      100 * static_cast<double>(one.ham) / static_cast<double>(audit.ham),
                      100 * static_cast<double>(one.spam) / static_cast<double>(audit.spam),
                      100 * one.difference.interval.lower, 100 * one.difference.interval.upper);
    text += std::string(artefact_kind_name(one.kind)) + ": " + printable(one.text) + '\n';
  }
  if (audit.telling.size() <= max_rows) return text;
  return text + "  and " + std::to_string(audit.telling.size() - max_rows) +
         " more; --rows says how many to show\n";
}

std::string audit_json(const CorpusAudit& audit) {
  nlohmann::ordered_json json = {{"ham", audit.ham},
                                 {"spam", audit.spam},
                                 {"together", json_of(audit.together)},
                                 {"kinds", nlohmann::ordered_json::array()},
                                 {"artefacts_tried", audit.tried},
                                 {"telling", nlohmann::ordered_json::array()}};
  for (const AuditedKind& kind : audit.kinds) json["kinds"].push_back(json_of(kind));
  for (const TellingArtefact& one : audit.telling) {
    json["telling"].push_back({{"kind", artefact_kind_name(one.kind)},
                               {"artefact", one.text},
                               {"ham", one.ham},
                               {"spam", one.spam},
                               {"difference", json_of(one.difference)}});
  }
  return printable_json(json.dump(2)) + '\n';
}

}  // namespace furui
