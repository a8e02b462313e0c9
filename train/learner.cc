#include "train/learner.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "data/digest.h"
#include "train/bounds.h"
#include "train/logistic_regression.h"

namespace furui {
namespace {

/// The smallest slope a calibration can have and still be undone.
constexpr double kSmallestSlope = 1e-9;

/// Gives the values of `from` at the features of `to` that it has, 0 elsewhere.
template <class Vector>
Vector spread(const Vector& values, const FeatureSpace& from, const FeatureSpace& to) {
  Vector spread = Vector::Zero(static_cast<Eigen::Index>(to.size()));
  for (std::size_t i = 0; i < from.size(); ++i) {
    spread[*to.find(from.keys()[i])] = values[static_cast<Eigen::Index>(i)];
  }
  return spread;
}

}  // namespace

LearnedKey learned_key(std::string_view bytes) {
  const Digest digest = digest_mail(bytes).content;
  return {digest.high, digest.low};
}

LearnerMail read_learner_mail(std::string_view bytes, Featurizer& featurizer) {
  LearnerMail mail{learned_key(bytes), {}, {}};
  for (const Feature& feature : featurizer.features(bytes)) {
    mail.cells.emplace_back(feature.key, feature.value);
    mail.names.push_back(featurizer.name(feature));
  }
  return mail;
}

Learner::Learner(Model model) : trained_(std::move(model)) {
  if (trained_.learned.empty()) return;
  read_rows();
  restore_trained();
}

void Learner::read_rows() {
  const LearnedMails& learned = trained_.learned;
  const auto space_size = static_cast<std::uint32_t>(trained_.space.size());
  const auto key_at = [&](std::uint32_t column) {
    return column < space_size ? trained_.space.keys()[column]
                               : learned.waiting_keys[column - space_size];
  };
  std::size_t cell = 0;
  for (std::size_t mail = 0; mail < learned.mails.size(); ++mail) {
    Row row{learned.is_spam[mail] != 0 ? Label::spam : Label::ham, {}};
    for (; cell < learned.ends[mail]; ++cell) {
      row.cells.emplace_back(key_at(learned.columns[cell]), learned.values[cell]);
    }
    std::sort(row.cells.begin(), row.cells.end());
    rows_.emplace(learned.mails[mail], std::move(row));
  }
  for (std::size_t i = 0; i < learned.waiting_keys.size(); ++i) {
    names_.emplace(learned.waiting_keys[i], learned.waiting_names[i]);
  }
}

/// Takes the learnt mails' counts and features out of the model again.
void Learner::restore_trained() {
  for (const auto& [digest, row] : rows_) {
    auto& counts = row.label == Label::spam ? trained_.spam_counts : trained_.ham_counts;
    for (const auto& [key, value] : row.cells) {
      if (const auto index = trained_.space.find(key)) --counts[*index];
    }
  }
  std::vector<Eigen::Index> kept;
  std::vector<FeatureKey> keys;
  FeatureNames names;
  for (std::size_t i = 0; i < trained_.space.size(); ++i) {
    const FeatureKey key = trained_.space.keys()[i];
    if (trained_.learned.trained_weights[static_cast<Eigen::Index>(i)] == 0) {
      names_.emplace(key, trained_.names[i]);
      continue;
    }
    kept.push_back(static_cast<Eigen::Index>(i));
    keys.push_back(key);
    names.append(trained_.names[i]);
  }
  trained_.space = FeatureSpace(std::move(keys));
  trained_.names = std::move(names);
  trained_.weights = Eigen::VectorXf(trained_.learned.trained_weights(kept));
  trained_.ham_counts = decltype(trained_.ham_counts)(trained_.ham_counts(kept));
  trained_.spam_counts = decltype(trained_.spam_counts)(trained_.spam_counts(kept));
  trained_.bias = trained_.learned.trained_bias;
  trained_.learned = {};
}

Learnt Learner::learn(LearnerMail mail, Label label) {
  if (const auto known = rows_.find(mail.key); known != rows_.end()) {
    if (known->second.label == label) return Learnt::known;
    known->second.label = label;
    return Learnt::moved;
  }
  for (std::size_t i = 0; i < mail.cells.size(); ++i) {
    const FeatureKey key = mail.cells[i].first;
    if (!trained_.space.find(key)) names_.try_emplace(key, std::move(mail.names[i]));
  }
  std::sort(mail.cells.begin(), mail.cells.end());
  rows_.emplace(mail.key, Row{label, std::move(mail.cells)});
  return Learnt::learnt;
}

std::optional<Label> Learner::label_of(const LearnedKey& key) const {
  const auto known = rows_.find(key);
  return known == rows_.end() ? std::nullopt : std::optional(known->second.label);
}

Learnt Learner::forget(const LearnedKey& key) {
  return rows_.erase(key) == 0 ? Learnt::unknown : Learnt::forgotten;
}

void Learner::learn_all(const Learner& other) {
  for (const auto& [digest, row] : other.rows_) {
    rows_.insert_or_assign(digest, row);
    for (const auto& [key, value] : row.cells) {
      if (!trained_.space.find(key)) names_.try_emplace(key, other.name_of(key));
    }
  }
}

std::uint64_t Learner::count(Label label) const {
  return static_cast<std::uint64_t>(std::count_if(
      rows_.begin(), rows_.end(), [&](const auto& row) { return row.second.label == label; }));
}

/// Features too rare among the learnt mails wait; the others join the trained ones.
Learner::Columns Learner::make_columns() const {
  std::map<FeatureKey, std::uint32_t> counts;
  for (const auto& [digest, row] : rows_) {
    for (const auto& [key, value] : row.cells) {
      if (!trained_.space.find(key)) ++counts[key];
    }
  }
  std::vector<FeatureKey> keys = trained_.space.keys();
  Columns columns;
  for (const auto& [key, count] : counts) {
    (count >= trained_.recipe.min_count ? keys : columns.waiting).push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  columns.space = FeatureSpace(std::move(keys));
  return columns;
}

std::string Learner::name_of(FeatureKey key) const {
  const auto index = trained_.space.find(key);
  return index ? std::string(trained_.names[*index]) : names_.at(key);
}

Dataset Learner::make_dataset(const FeatureSpace& space) const {
  Dataset data;
  data.keys = space.keys();
  data.features.resize(static_cast<Eigen::Index>(rows_.size()),
                       static_cast<Eigen::Index>(space.size()));
  Eigen::Index place = 0;
  for (const auto& [digest, row] : rows_) {
    data.labels.push_back(row.label);
    data.features.startVec(place);
    for (const auto& [key, value] : row.cells) {
      if (const auto column = space.find(key)) {
        data.features.insertBackByOuterInner(place, *column) = value;
      }
    }
    ++place;
  }
  data.features.finalize();
  return data;
}

/// Fits in units of the calibrated log-odds, where the trained model's confidence is what it says.
void Learner::fit_learnt(Model& model, double learning_weight) const {
  const double slope = trained_.calibration.slope;
  const double intercept = trained_.calibration.intercept;
  const Eigen::VectorXf trained = spread(trained_.weights, trained_.space, model.space);
  const LinearScore prior{slope * trained.cast<double>(), slope * trained_.bias + intercept};
  LogisticOptions options;
  options.regularization = learning_weight;
  options.prior = &prior;
  const Dataset data = make_dataset(model.space);
  TrainingView view = make_view(data, {}, 0);
  for (Eigen::Index row = 0; row < data.features.rows(); ++row) view.rows.push_back(row);
  if (trained_.recipe.bounded_signals) view.column_bounded = bounded_columns(data.keys);
  const LinearScore fitted = fit_logistic_regression(view, options);
  model.weights = (fitted.weights / slope).cast<float>();
  model.bias = (fitted.bias - intercept) / slope;
  model.learned.trained_weights = trained;
  model.learned.trained_bias = trained_.bias;
}

void Learner::write_rows(const Columns& columns, Model& model) const {
  LearnedMails& learned = model.learned;
  learned.waiting_keys = columns.waiting;
  for (const FeatureKey key : columns.waiting) learned.waiting_names.append(name_of(key));
  for (const auto& [digest, row] : rows_) {
    auto& counts = row.label == Label::spam ? model.spam_counts : model.ham_counts;
    for (const auto& [key, value] : row.cells) {
      auto column = model.space.find(key);
      if (column) {
        ++counts[*column];
      } else {
        const auto place = std::lower_bound(columns.waiting.begin(), columns.waiting.end(), key);
        column = static_cast<std::uint32_t>(model.space.size()) +
                 static_cast<std::uint32_t>(place - columns.waiting.begin());
      }
      learned.columns.push_back(*column);
      learned.values.push_back(value);
    }
    learned.mails.push_back(digest);
    learned.is_spam.push_back(row.label == Label::spam ? 1 : 0);
    learned.ends.push_back(learned.columns.size());
  }
}

Model Learner::finish(double learning_weight) const {
  if (rows_.empty()) return trained_;
  if (!(trained_.calibration.slope > kSmallestSlope)) {
    throw Error("model", "cannot learn on, for it tells ham from spam no better than chance",
                "train it again with more mails");
  }
  const Columns columns = make_columns();
  Model model = trained_;
  model.space = columns.space;
  model.names = {};
  for (const FeatureKey key : model.space.keys()) model.names.append(name_of(key));
  model.ham_counts = spread(trained_.ham_counts, trained_.space, model.space);
  model.spam_counts = spread(trained_.spam_counts, trained_.space, model.space);
  fit_learnt(model, learning_weight);
  write_rows(columns, model);
  return model;
}

}  // namespace furui
