// furui-learn: a model and some mails -> the model that knows them too.
#include <array>
#include <filesystem>
#include <functional>
#include <string>

#include "base/file_lock.h"
#include "base/files.h"
#include "base/program.h"
#include "mail/input.h"
#include "model/model_file.h"
#include "model/opened_model.h"
#include "model/self_test.h"
#include "train/learn/command_line.h"
#include "train/learner.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-learn";

/// Where the model comes from, and where it goes.
struct Places {
  std::string from;
  std::string to;
};

/// What a run did, for its last line.
struct Tally {
  std::array<std::size_t, 5> counts{};  // by Learnt
  bool all_done = true;

  [[nodiscard]] std::size_t of(Learnt what) const { return counts[static_cast<std::size_t>(what)]; }
  [[nodiscard]] bool changed() const {
    return of(Learnt::learnt) + of(Learnt::moved) + of(Learnt::forgotten) > 0;
  }
};

/// Without -o a model is replaced where it lies; the system's, which is everybody's, goes to the
/// user's place. Asked for again under the lock, for another furui-learn may have put it there.
Places find_places(const LearnOptions& options) {
  Places places;
  places.from = find_model_path(options.model);
  places.to = options.output;
  if (places.to.empty()) {
    places.to = places.from == system_model_path() && options.model.empty() ? user_model_path()
                                                                            : places.from;
  }
  return places;
}

void take(Tally& tally, std::vector<std::string> paths,
          const std::function<Learnt(std::string_view)>& work) {
  if (paths.empty()) return;
  Mails mails(std::move(paths), [&](const std::string& path, const std::string& reason) {
    tally.all_done = false;
    print_note(kProgram, path + ": " + reason + "; skipped");
  });
  for (RawMail mail; mails.next(mail);) {
    const Learnt what = work(mail.bytes);
    ++tally.counts[static_cast<std::size_t>(what)];
    if (what != Learnt::unknown) continue;
    tally.all_done = false;
    print_note(kProgram,
               mail.name +
                   ": was never learnt, so it cannot be forgotten; a mail of the training "
                   "leaves by training again without it");
  }
}

void print_summary(const Tally& tally, const Learner& learner, const std::string& path) {
  std::string text = path + ": learnt " + std::to_string(tally.of(Learnt::learnt)) + ", moved " +
                     std::to_string(tally.of(Learnt::moved)) + ", forgot " +
                     std::to_string(tally.of(Learnt::forgotten)) + ", knew " +
                     std::to_string(tally.of(Learnt::known)) + "; has learnt " +
                     std::to_string(learner.count(Label::ham)) + " ham and " +
                     std::to_string(learner.count(Label::spam)) + " spam since its training\n";
  print(text);
}

int learn(const LearnOptions& options) {
  Places places = find_places(options);
  const std::filesystem::path folder = std::filesystem::path(places.to).parent_path();
  if (options.output.empty() && !folder.empty()) std::filesystem::create_directories(folder);
  check_writable(places.to);
  const FileLock lock(places.to);
  places.from = find_places(options).from;
  const OpenedModel opened(places.from, WithNames::yes, options.reception);
  Learner learner(opened.model());
  Featurizer featurizer = opened.make_featurizer();
  Tally tally;
  const auto learn_as = [&](Label label) {
    return [&learner, &featurizer, label](std::string_view mail) {
      return learner.learn(read_learner_mail(mail, featurizer), label);
    };
  };
  take(tally, options.ham, learn_as(Label::ham));
  take(tally, options.spam, learn_as(Label::spam));
  take(tally, options.forget, [&](std::string_view mail) {
    return learner.forget(read_learner_mail(mail, featurizer).key);
  });
  if (tally.changed() || places.from != places.to) {
    Model model = learner.finish();
    Featurizer tester = opened.make_self_test_featurizer();
    model.self_test = run_self_test(model, tester);
    save_model(model, places.to);
  }
  if (!options.quiet) print_summary(tally, learner, places.to);
  return static_cast<int>(tally.all_done ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program(kProgram, [&] {
    LearnOptions options;
    return parse_command_line(argc, argv, options) ? learn(options) : 0;
  });
}
