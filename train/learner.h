// A model learns single mails after its training: a logistic regression over the mails learnt,
// whose prior is the trained model. Nothing depends on the order of learning, so that what is
// forgotten leaves no trace.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/label.h"
#include "model/featurizer.h"
#include "model/model.h"
#include "train/dataset.h"

namespace furui {

/// What became of a mail.
enum class Learnt : std::uint8_t {
  learnt,
  moved,  ///< was of the other class
  known,  ///< was learnt as the same class
  forgotten,
  unknown  ///< was never learnt, so it cannot be forgotten
};

/// One mail as a Learner takes it.
struct LearnerMail {
  LearnedKey key;
  std::vector<std::pair<FeatureKey, float>> cells;
  std::vector<std::string> names;  ///< of cells, in step
};

/// Gives the key alone, which costs far less than reading the mail.
[[nodiscard]] LearnedKey learned_key(std::string_view bytes);

/// Makes it of a mail's bytes.
[[nodiscard]] LearnerMail read_learner_mail(std::string_view bytes, Featurizer& featurizer);

/// How much learnt mails weigh against the trained model: C of the logistic regression, in units of
/// the calibrated log-odds. Chosen on docs/evaluation.md's learning curve.
inline constexpr double kLearningWeight = 10;

class Learner {
 public:
  /// Takes a model loaded whole; mails must have been read with a featurizer of its recipe.
  explicit Learner(Model model);

  /// Takes one mail in or out; finish() makes a model of it.
  Learnt learn(LearnerMail mail, Label label);
  Learnt forget(const LearnedKey& key);

  /// Gives the label a mail was learnt with; nothing when it was not. Of one that was, learn()
  /// needs no more than the key.
  [[nodiscard]] std::optional<Label> label_of(const LearnedKey& key) const;

  /// Takes in all mails that another one has learnt; where both know a mail, its word counts.
  void learn_all(const Learner& other);

  /// Gives the model with all its learnt mails, without self-test and identity. Throws Error naming
  /// the model when its calibration is flat, for then it cannot be moved.
  [[nodiscard]] Model finish(double learning_weight = kLearningWeight) const;

  [[nodiscard]] std::uint64_t count(Label label) const;

  /// The model without what it learnt.
  [[nodiscard]] const Model& trained() const { return trained_; }

 private:
  struct Row {
    Label label;
    std::vector<std::pair<FeatureKey, float>> cells;  // by ascending key
  };
  using Rows = std::map<LearnedKey, Row>;

  /// The features of a model with the learnt mails, and those that still wait.
  struct Columns {
    FeatureSpace space;
    std::vector<FeatureKey> waiting;  // ascending
  };

  void read_rows();
  void restore_trained();
  [[nodiscard]] Columns make_columns() const;
  [[nodiscard]] std::string name_of(FeatureKey key) const;
  [[nodiscard]] Dataset make_dataset(const FeatureSpace& space) const;
  void fit_learnt(Model& model, double learning_weight) const;
  void write_rows(const Columns& columns, Model& model) const;

  Model trained_;  // without any learnt mail
  Rows rows_;
  std::map<FeatureKey, std::string> names_;  // of features the trained model does not know
};

}  // namespace furui
