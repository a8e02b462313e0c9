#include "train/train_model.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

#include "data/folds.h"
#include "train/fit.h"
#include "train/fusion.h"
#include "train/held_out.h"

namespace furui {
namespace {

/// A linear score with what turns it into a verdict.
struct CalibratedScore {
  LinearScore linear;
  HeldOut held_out;  ///< of the rows it was fitted on, cross-validated

  [[nodiscard]] double log_odds(const Dataset& data, Eigen::Index row) const {
    return held_out.calibration.slope * linear.of(data.features, row) +
           held_out.calibration.intercept;
  }
};

std::vector<Label> labels_of(const Dataset& data, std::span<const Eigen::Index> rows) {
  std::vector<Label> labels;
  labels.reserve(rows.size());
  for (const Eigen::Index row : rows) labels.push_back(data.labels[static_cast<std::size_t>(row)]);
  return labels;
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

/// Scores every row by fits that did not see its fold: a column for each of the recipe's members.
/// `done` is called once a fold.
Eigen::MatrixXd held_out_scores(const Dataset& data, std::span<const Eigen::Index> rows,
                                std::span<const Label> labels, const Recipe& recipe,
                                const std::function<void()>& done) {
  const std::uint32_t count = possible_folds(labels, recipe.folds);
  std::vector<std::uint64_t> groups;
  for (const Eigen::Index row : rows) groups.push_back(data.groups[static_cast<std::size_t>(row)]);
  const std::vector<std::uint32_t> folds = stratified_folds(labels, groups, count, recipe.seed);
  const std::vector<Algorithm> members = members_of(recipe.algorithm);
  Eigen::MatrixXd scores(static_cast<Eigen::Index>(rows.size()),
                         static_cast<Eigen::Index>(members.size()));
  tbb::parallel_for(std::uint32_t{0}, count, [&](std::uint32_t fold) {
    const TrainingView view = training_view(data, rows_where(rows, folds, fold, false), recipe);
    for (std::size_t member = 0; member < members.size(); ++member) {
      const LinearScore score = fit(view, members[member], recipe);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (folds[i] != fold) continue;
        scores(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(member)) =
            score.of(data.features, rows[i]);
      }
    }
    done();
  });
  return scores;
}

/// The recipe's members, each fitted on all rows, as one score.
LinearScore fit_members(const TrainingView& view, const Recipe& recipe,
                        const Eigen::VectorXd& coefficients) {
  LinearScore sum{Eigen::VectorXd::Zero(view.data.features.cols()), 0};
  Eigen::Index member = 0;
  for (const Algorithm algorithm : members_of(recipe.algorithm)) {
    const LinearScore score = fit(view, algorithm, recipe);
    sum.weights += coefficients[member] * score.weights;
    sum.bias += coefficients[member] * score.bias;
    ++member;
  }
  return sum;
}

// The members' coefficients, calibration and thresholds are all fitted on the same held-out scores.
// Only what a coefficient's ratio can do with them leaks (the scale is the calibration's): one
// number more for hundreds of mails, as harmless as the sigmoid's two. A nested cross-validation
// would cost recipe.folds times the training.
CalibratedScore fit_calibrated(const Dataset& data, const std::vector<Eigen::Index>& rows,
                               const Recipe& recipe, const std::function<void()>& done) {
  const std::vector<Label> labels = labels_of(data, rows);
  require_both_classes(labels);
  const Eigen::MatrixXd scores = held_out_scores(data, rows, labels, recipe, done);
  const Eigen::VectorXd coefficients = fit_fusion(scores, labels);
  const Eigen::VectorXd fused = scores * coefficients;
  CalibratedScore result{fit_members(training_view(data, rows, recipe), recipe, coefficients),
                         calibrate_held_out({fused.begin(), fused.end()}, labels, recipe)};
  done();
  return result;
}

/// The columns that moved a row's log-odds most.
std::vector<ColumnPart> reasons_of(const Dataset& data, Eigen::Index row,
                                   const CalibratedScore& score) {
  std::vector<ColumnPart> parts;
  const double slope = score.held_out.calibration.slope;
  for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
    const double part =
        slope * score.linear.weights[cell.index()] * static_cast<double>(cell.value());
    if (part != 0) parts.push_back({cell.index(), part});
  }
  const auto kept = static_cast<std::ptrdiff_t>(std::min(parts.size(), kMaxReasons));
  std::partial_sort(parts.begin(), parts.begin() + kept, parts.end(),
                    [](const ColumnPart& a, const ColumnPart& b) {
                      return std::abs(a.log_odds) > std::abs(b.log_odds);
                    });
  parts.resize(static_cast<std::size_t>(kept));
  return parts;
}

HeldOutScore held_out(const Dataset& data, Eigen::Index row, const CalibratedScore& score) {
  HeldOutScore result{row, score.log_odds(data, row), score.held_out.thresholds};
  const bool is_right = data.labels[static_cast<std::size_t>(row)] == Label::spam
                            ? result.log_odds >= result.thresholds.spam_from
                            : result.log_odds < result.thresholds.ham_below;
  if (!is_right) result.reasons = reasons_of(data, row, score);
  return result;
}

std::vector<Eigen::Index> all_rows(const Dataset& data) {
  std::vector<Eigen::Index> rows(data.labels.size());
  std::iota(rows.begin(), rows.end(), Eigen::Index{0});
  return rows;
}

using Counts = decltype(Model::ham_counts);

/// Mails of one class with each feature.
Counts count_mails(const Dataset& data, Label label) {
  Counts counts = Counts::Zero(data.features.cols());
  for (Eigen::Index row = 0; row < data.features.rows(); ++row) {
    if (data.labels[static_cast<std::size_t>(row)] != label) continue;
    for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
      ++counts[cell.index()];
    }
  }
  return counts;
}

/// Puts the features with a weight into the model; the others would only lengthen it.
void take_features(const Dataset& data, const Eigen::VectorXd& weights, Model& model) {
  std::vector<Eigen::Index> kept;
  std::vector<FeatureKey> keys;
  for (Eigen::Index column = 0; column < weights.size(); ++column) {
    if (static_cast<float>(weights[column]) == 0) continue;
    const auto place = static_cast<std::size_t>(column);
    kept.push_back(column);
    keys.push_back(data.keys[place]);
    model.names.append(data.names[place]);
  }
  model.space = FeatureSpace(std::move(keys));
  model.weights = weights(kept).cast<float>();
  model.ham_counts = count_mails(data, Label::ham)(kept);
  model.spam_counts = count_mails(data, Label::spam)(kept);
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

Model train_model(const Dataset& data, const Recipe& recipe, std::size_t threads,
                  const Progress& progress) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  FitProgress done(recipe.folds + 1, progress);
  const CalibratedScore score = fit_calibrated(data, all_rows(data), recipe, [&] { done(); });
  Model model;
  model.recipe = recipe;
  take_features(data, score.linear.weights, model);
  model.bias = score.linear.bias;
  model.calibration = score.held_out.calibration;
  model.thresholds = score.held_out.thresholds;
  model.summary = summarize(score.held_out, data.labels);
  return model;
}

std::vector<Split> fold_splits(const Dataset& data, std::span<const std::uint64_t> groups,
                               std::uint32_t count, std::uint64_t seed) {
  // Another shuffle than the one inside the folds.
  const std::vector<std::uint32_t> fold_of = stratified_folds(data.labels, groups, count, seed + 1);
  const std::vector<Eigen::Index> rows = all_rows(data);
  std::vector<Split> splits;
  for (std::uint32_t fold = 0; fold < count; ++fold) {
    splits.push_back(
        {rows_where(rows, fold_of, fold, false), rows_where(rows, fold_of, fold, true)});
    if (splits.back().test.empty()) splits.pop_back();  // one large group took its mails
  }
  return splits;
}

CrossValidation cross_validate(const Dataset& data, const Recipe& recipe,
                               std::span<const Split> splits, std::size_t threads,
                               const Progress& progress) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  const auto count = static_cast<std::uint32_t>(splits.size());
  FitProgress done(count * (recipe.folds + 1), progress);
  CrossValidation result{{}, Eigen::VectorXd::Zero(data.features.cols())};
  for (const Split& split : splits) {
    const CalibratedScore score = fit_calibrated(data, split.train, recipe, [&] { done(); });
    for (const Eigen::Index row : split.test) result.scores.push_back(held_out(data, row, score));
    result.log_odds += score.held_out.calibration.slope / count * score.linear.weights;
  }
  std::sort(result.scores.begin(), result.scores.end(),
            [](const HeldOutScore& a, const HeldOutScore& b) { return a.row < b.row; });
  return result;
}

}  // namespace furui
