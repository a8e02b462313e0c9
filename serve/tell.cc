#include "serve/tell.h"

#include <filesystem>

#include "base/file_lock.h"
#include "base/files.h"
#include "model/model_file.h"
#include "model/opened_model.h"
#include "model/self_test.h"
#include "train/learner.h"

namespace furui {
namespace {

/// Where what is learnt from the model at `from` is kept.
std::string place_for(const std::string& option, const std::string& from) {
  return option.empty() && from == system_model_path() ? user_model_path() : from;
}

}  // namespace

TellOutcome tell_model(const std::string& option, const ReceptionOptions& reception,
                       const std::string& mail, const SpamdTell& tell) {
  const std::string place = place_for(option, find_model_path(option));
  if (const auto folder = std::filesystem::path(place).parent_path(); !folder.empty()) {
    std::filesystem::create_directories(folder);
  }
  check_writable(place);
  const FileLock lock(place);
  // Asked for again under the lock, for another learner may have put a model there.
  const OpenedModel opened(find_model_path(option), WithNames::yes, reception);
  Learner learner(opened.model());
  Featurizer featurizer = opened.make_featurizer();
  LearnerMail read = read_learner_mail(mail, featurizer);
  const Learnt what =
      tell.set ? learner.learn(std::move(read), *tell.label) : learner.forget(read.key);
  if (what == Learnt::known || what == Learnt::unknown) return {};
  Model model = learner.finish();
  Featurizer tester = opened.make_self_test_featurizer();
  model.self_test = run_self_test(model, tester);
  save_model(model, place);
  return {tell.set, !tell.set};
}

}  // namespace furui
