// Bytes -> features: the one road that training and scoring share.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "model/feature.h"
#include "model/recipe.h"
#include "signals/lists.h"
#include "signals/reception.h"
#include "signals/signal.h"
#include "tokenize/dictionary.h"

namespace furui {

/// What mails are read with; the dictionary may be nullptr when the recipe has no words.
struct MailGround {
  const Dictionary* dictionary;
  const Lists& lists;
  const Reception& reception;
};

/// Makes features; one per thread, buffers reused from mail to mail.
class Featurizer {
 public:
  /// What `ground` refers to must outlive the Featurizer.
  Featurizer(const MailGround& ground, const Recipe& recipe);
  ~Featurizer();
  Featurizer(Featurizer&&) noexcept;
  Featurizer& operator=(Featurizer&&) noexcept;

  /// Gives the features of one mail, each key once, in order of first appearance; values as
  /// Recipe::group_scales says. Valid until the next call. Never throws on a mail.
  [[nodiscard]] std::span<const Feature> features(std::string_view bytes);

  /// Gives the group of a feature of the last mail.
  [[nodiscard]] FeatureGroup group(const Feature& feature) const;

  /// Names a feature of the last mail.
  [[nodiscard]] std::string name(const Feature& feature) const;

  /// The last mail itself.
  [[nodiscard]] const Mail& mail() const;

  /// The signals of the last mail, with what was found.
  [[nodiscard]] std::span<const Signal> signals() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace furui
