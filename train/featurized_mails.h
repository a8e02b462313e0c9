// Labelled mails -> their features, with several threads, in the mails' order.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "data/digest.h"
#include "data/labelled_mails.h"
#include "data/mail_facts.h"
#include "model/feature_space.h"
#include "model/featurizer.h"
#include "model/recipe.h"

namespace furui {

/// One mail, its bytes gone and its features there.
struct FeaturizedMail {
  LabelledMail labelled;
  MailDigests digests;
  MailFacts facts;
  std::vector<Feature> features;
  FeatureNames names;                // of features, in step
  std::vector<FeatureGroup> groups;  // likewise
};

/// Where mails come from.
struct MailSource {
  std::function<bool(LabelledMail&)> next;  ///< as LabelledReader's
  std::function<double()> progress;
};

/// How the work goes on: 0 to 1.
using Progress = std::function<void(double)>;

/// Calls `take` with every mail of `source` in its order, from one thread at a time. Memory holds a
/// few mails a thread.
void featurize_mails(const MailSource& source, const MailGround& ground, const Recipe& recipe,
                     std::size_t threads, const std::function<void(FeaturizedMail&)>& take,
                     const Progress& progress);

}  // namespace furui
