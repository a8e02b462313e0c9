// furui-learn: a model and some mails -> the model that knows them too.
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
#include "train/learn/tally.h"
#include "train/learner.h"
#include "train/maildir_lesson.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-learn";

/// Where the model comes from, and where it goes.
struct Places {
  std::string from;
  std::string to;
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

/// `may_go` paths stand in Maildirs, where programs rename them at any time: the next run finds
/// them.
UnreadablePath note_unreadable(Tally& tally, bool may_go) {
  return [&tally, may_go](const std::string& path, const std::string& reason) {
    if (may_go && !std::filesystem::exists(path)) return;
    tally.all_done = false;
    print_note(kProgram, path + ": " + reason + "; skipped");
  };
}

using Work = std::function<Learnt(std::string_view)>;

void take(Tally& tally, std::vector<std::string> paths, const Work& work, bool may_go = false) {
  if (paths.empty()) return;
  Mails mails(std::move(paths), note_unreadable(tally, may_go));
  for (RawMail mail; mails.next(mail);) {
    const Learnt what = work(mail.bytes);
    tally.add(what);
    if (what != Learnt::unknown) continue;
    tally.all_done = false;
    print_note(kProgram,
               mail.name +
                   ": was never learnt, so it cannot be forgotten; a mail of the training "
                   "leaves by training again without it");
  }
}

void take_maildirs(Tally& tally, const LearnOptions& options, const Learner& learner,
                   const Work& learn_ham, const Work& learn_spam) {
  MaildirLesson lesson = find_maildir_lesson(options.maildir_ham, options.maildir_spam, learner,
                                             note_unreadable(tally, true));
  take(tally, std::move(lesson.ham), learn_ham, true);
  take(tally, std::move(lesson.spam), learn_spam, true);
  tally.add(Learnt::known, lesson.known);
  if (lesson.in_both == 0 || options.quiet) return;
  print_note(kProgram, "mails among both ham and spam: " + std::to_string(lesson.in_both) +
                           ", not learnt; delete one copy of each");
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
      const LearnedKey key = learned_key(mail);
      return learner.label_of(key) ? learner.learn({key, {}, {}}, label)
                                   : learner.learn(read_learner_mail(mail, featurizer), label);
    };
  };
  take_maildirs(tally, options, learner, learn_as(Label::ham), learn_as(Label::spam));
  take(tally, options.ham, learn_as(Label::ham));
  take(tally, options.spam, learn_as(Label::spam));
  take(tally, options.forget,
       [&](std::string_view mail) { return learner.forget(learned_key(mail)); });
  if (tally.changed() || places.from != places.to) {
    Model model = learner.finish();
    Featurizer tester = opened.make_self_test_featurizer();
    model.self_test = run_self_test(model, tester);
    save_model(model, places.to);
  }
  if (!options.quiet) print(places.to + ": " + summary(tally, learner) + "\n");
  return static_cast<int>(tally.all_done ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program(kProgram, [&] {
    LearnOptions options;
    return parse_command_line(argc, argv, options) ? learn(options) : 0;
  });
}
