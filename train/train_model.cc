#include "train/train_model.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <mutex>
#include <numeric>

#include "base/error.h"
#include "data/folds.h"
#include "data/rate_interval.h"
#include "data/roc_area.h"
#include "train/calibrate.h"
#include "train/logistic_regression.h"
#include "train/naive_bayes.h"
#include "train/thresholds.h"

namespace furui {
namespace {

/// A linear score with what turns it into a verdict.
struct CalibratedScore {
  LinearScore linear;
  Calibration calibration;
  Thresholds thresholds;
  std::vector<double> held_out;  ///< calibrated log-odds of the view's rows, cross-validated

  [[nodiscard]] double log_odds(const Dataset& data, Eigen::Index row) const {
    return calibration.slope * linear.of(data.features, row) + calibration.intercept;
  }
};

std::vector<Label> labels_of(const Dataset& data, std::span<const Eigen::Index> rows) {
  std::vector<Label> labels;
  labels.reserve(rows.size());
  for (const Eigen::Index row : rows) labels.push_back(data.labels[static_cast<std::size_t>(row)]);
  return labels;
}

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

/// The rows inside or outside one fold.
std::vector<Eigen::Index> rows_where(std::span<const Eigen::Index> rows,
                                     std::span<const std::uint32_t> folds, std::uint32_t fold,
                                     bool inside) {
  std::vector<Eigen::Index> chosen;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if ((folds[i] == fold) == inside) chosen.push_back(rows[i]);
  }
  return chosen;
}

/// Scores every row by a fit that did not see its fold. `done` is called once a fit.
std::vector<double> held_out_scores(const Dataset& data, std::span<const Eigen::Index> rows,
                                    std::span<const Label> labels, const Recipe& recipe,
                                    const std::function<void()>& done) {
  const std::uint32_t count = possible_folds(labels, recipe.folds);
  std::vector<std::uint64_t> groups;
  for (const Eigen::Index row : rows) groups.push_back(data.groups[static_cast<std::size_t>(row)]);
  const std::vector<std::uint32_t> folds = stratified_folds(labels, groups, count, recipe.seed);
  std::vector<double> scores(rows.size());
  tbb::parallel_for(std::uint32_t{0}, count, [&](std::uint32_t fold) {
    const LinearScore score =
        fit(make_view(data, rows_where(rows, folds, fold, false), recipe.min_count), recipe);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (folds[i] == fold) scores[i] = score.of(data.features, rows[i]);
    }
    done();
  });
  return scores;
}

CalibratedScore fit_calibrated(const Dataset& data, const std::vector<Eigen::Index>& rows,
                               const Recipe& recipe, const std::function<void()>& done) {
  const std::vector<Label> labels = labels_of(data, rows);
  require_both_classes(labels);
  CalibratedScore result;
  result.held_out = held_out_scores(data, rows, labels, recipe, done);
  result.calibration = fit_calibration(result.held_out, labels);
  for (double& score : result.held_out) {
    score = result.calibration.slope * score + result.calibration.intercept;
  }
  result.thresholds = choose_thresholds(result.held_out, labels, recipe.max_false_positive_rate);
  result.linear = fit(make_view(data, rows, recipe.min_count), recipe);
  done();
  return result;
}

std::vector<Eigen::Index> all_rows(const Dataset& data) {
  std::vector<Eigen::Index> rows(data.labels.size());
  std::iota(rows.begin(), rows.end(), Eigen::Index{0});
  return rows;
}

TrainingSummary summarize(const CalibratedScore& score, std::span<const Label> labels) {
  TrainingSummary summary;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool is_spam = score.held_out[i] >= score.thresholds.spam_from;
    const bool is_ham = score.held_out[i] < score.thresholds.ham_below;
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
  summary.roc_area = roc_area(score.held_out, labels);
  summary.false_positive_bound = rate_upper_bound(summary.ham_called_spam, summary.ham_mails);
  return summary;
}

void count_mails(const Dataset& data, Model& model) {
  const auto columns = static_cast<Eigen::Index>(data.keys.size());
  model.ham_counts = decltype(model.ham_counts)::Zero(columns);
  model.spam_counts = decltype(model.spam_counts)::Zero(columns);
  for (Eigen::Index row = 0; row < data.features.rows(); ++row) {
    const bool is_spam = data.labels[static_cast<std::size_t>(row)] == Label::spam;
    auto& counts = is_spam ? model.spam_counts : model.ham_counts;
    for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
      ++counts[cell.index()];
    }
  }
}

/// Counts finished fits; safe from several threads.
class FitProgress {
 public:
  FitProgress(std::uint32_t total, const Progress& progress) : total_(total), progress_(progress) {}
  void operator()() {
    const std::lock_guard<std::mutex> lock(mutex_);
    progress_(static_cast<double>(++done_) / total_);
  }

 private:
  std::mutex mutex_;
  std::uint32_t done_ = 0;
  std::uint32_t total_;
  const Progress& progress_;
};

}  // namespace

std::uint32_t possible_folds(std::span<const Label> labels, std::uint32_t wanted) {
  const auto spam = static_cast<std::size_t>(std::count(labels.begin(), labels.end(), Label::spam));
  const std::size_t fewest = std::min(spam, labels.size() - spam);
  return static_cast<std::uint32_t>(
      std::max<std::size_t>(2, std::min<std::size_t>(wanted, fewest)));
}

LinearScore fit(const TrainingView& view, const Recipe& recipe) {
  if (recipe.algorithm == Algorithm::naive_bayes) return fit_naive_bayes(view, recipe.smoothing);
  LogisticOptions options;
  options.regularization = recipe.regularization;
  return fit_logistic_regression(view, options);
}

Model train_model(const Dataset& data, const Recipe& recipe, std::size_t threads,
                  const Progress& progress) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  FitProgress done(recipe.folds + 1, progress);
  const CalibratedScore score = fit_calibrated(data, all_rows(data), recipe, [&] { done(); });
  Model model;
  model.recipe = recipe;
  model.space = FeatureSpace(data.keys);
  model.names = data.names;
  model.weights = score.linear.weights.cast<float>();
  model.bias = score.linear.bias;
  model.calibration = score.calibration;
  model.thresholds = score.thresholds;
  model.summary = summarize(score, data.labels);
  count_mails(data, model);
  return model;
}

std::vector<HeldOutScore> cross_validate(const Dataset& data, const Recipe& recipe,
                                         std::uint32_t folds, std::size_t threads,
                                         const Progress& progress) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  require_both_classes(data.labels);
  const std::uint32_t count = possible_folds(data.labels, folds);
  // Another shuffle than the one inside the folds.
  const std::vector<std::uint32_t> fold_of =
      stratified_folds(data.labels, data.groups, count, recipe.seed + 1);
  const std::vector<Eigen::Index> rows = all_rows(data);
  FitProgress done(count * (recipe.folds + 1), progress);
  std::vector<HeldOutScore> scores(rows.size());
  for (std::uint32_t fold = 0; fold < count; ++fold) {
    const CalibratedScore score =
        fit_calibrated(data, rows_where(rows, fold_of, fold, false), recipe, [&] { done(); });
    for (const Eigen::Index row : rows_where(rows, fold_of, fold, true)) {
      scores[static_cast<std::size_t>(row)] = {row, score.log_odds(data, row), score.thresholds};
    }
  }
  return scores;
}

}  // namespace furui
