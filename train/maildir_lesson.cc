#include "train/maildir_lesson.h"

#include <filesystem>
#include <map>
#include <system_error>

#include "mail/maildir.h"

namespace furui {
namespace {

/// A mail that is new or has moved.
struct Candidate {
  std::string path;
  LearnedKey key;
  Label label;
};

/// Collects what the folders hold.
class Collector {
 public:
  Collector(const Learner& learner, const UnreadablePath& on_unreadable)
      : learner_(learner), on_unreadable_(on_unreadable) {}

  void read(const std::vector<std::string>& folders, Label label) {
    for (const std::string& folder : folders) {
      for (const std::string& path : list_maildir(folder)) read_mail(path, label);
    }
  }

  [[nodiscard]] MaildirLesson lesson() const {
    MaildirLesson lesson;
    for (const auto& [key, seen] : seen_) {
      if (seen.as_ham && seen.as_spam) ++lesson.in_both;
    }
    for (const Candidate& candidate : candidates_) {
      const Seen& seen = seen_.at(candidate.key);
      if (seen.as_ham && seen.as_spam) continue;
      (candidate.label == Label::ham ? lesson.ham : lesson.spam).push_back(candidate.path);
    }
    lesson.known = known_;
    return lesson;
  }

 private:
  struct Seen {
    bool as_ham = false;
    bool as_spam = false;
  };

  void read_mail(const std::string& path, Label label) {
    MailboxReader reader({path}, [&](const std::string& name, const std::string& reason) {
      std::error_code error;
      if (std::filesystem::exists(name, error)) on_unreadable_(name, reason);
    });
    if (RawMail mail; reader.next(mail)) {
      const LearnedKey key = learned_key(mail.bytes);
      Seen& seen = seen_[key];
      (label == Label::ham ? seen.as_ham : seen.as_spam) = true;
      if (learner_.label_of(key) == label) {
        ++known_;
      } else {
        candidates_.push_back({path, key, label});
      }
    }
  }

  const Learner& learner_;
  const UnreadablePath& on_unreadable_;
  std::map<LearnedKey, Seen> seen_;
  std::vector<Candidate> candidates_;
  std::size_t known_ = 0;
};

}  // namespace

MaildirLesson find_maildir_lesson(const std::vector<std::string>& ham_folders,
                                  const std::vector<std::string>& spam_folders,
                                  const Learner& learner, const UnreadablePath& on_unreadable) {
  Collector collector(learner, on_unreadable);
  collector.read(ham_folders, Label::ham);
  collector.read(spam_folders, Label::spam);
  return collector.lesson();
}

}  // namespace furui
