#include "train/maildir_lesson.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

std::string mail(const std::string& subject) {
  return "From: a@example.jp\nSubject: " + subject + "\n\ntext\n";
}

/// Two Maildirs and a learner to ask.
struct Fixture {
  TemporaryFolder folder;
  Learner learner{Model{}};

  Fixture() {
    for (const char* part : {"ham/cur", "ham/new", "spam/cur", "spam/new"}) {
      std::filesystem::create_directories(folder.path() / part);
    }
  }

  std::string deliver(const std::string& name, const std::string& subject) const {
    return folder.write(name, mail(subject));
  }
  void know(const std::string& subject, Label label) {
    learner.learn({learned_key(mail(subject)), {}, {}}, label);
  }
  [[nodiscard]] MaildirLesson lesson(const UnreadablePath& on_unreadable = {}) const {
    return find_maildir_lesson({(folder.path() / "ham").string()},
                               {(folder.path() / "spam").string()}, learner, on_unreadable);
  }
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(Fixture, "find_maildir_lesson: what the learner does not know is to be learnt") {
  const std::string ham = deliver("ham/new/1", "a");
  const std::string spam = deliver("spam/cur/2:2,S", "b");
  CHECK(lesson().ham == Paths{ham});
  CHECK(lesson().spam == Paths{spam});
  CHECK(lesson().known == 0);
}

TEST_CASE_FIXTURE(Fixture, "find_maildir_lesson: what it knows so needs no learning") {
  deliver("ham/cur/1:2,", "a");
  know("a", Label::ham);
  CHECK(lesson().ham.empty());
  CHECK(lesson().known == 1);
}

TEST_CASE_FIXTURE(Fixture, "find_maildir_lesson: what it knows as the other class is to be moved") {
  const std::string path = deliver("spam/cur/1:2,", "a");
  know("a", Label::ham);
  CHECK(lesson().spam == Paths{path});
}

TEST_CASE_FIXTURE(Fixture, "find_maildir_lesson: of a mail in both classes nothing is learnt") {
  deliver("ham/cur/1:2,", "a");
  deliver("spam/cur/1:2,", "a");
  CHECK(lesson().ham.empty());
  CHECK(lesson().spam.empty());
  CHECK(lesson().in_both == 1);
  know("a", Label::ham);
  CHECK(lesson().spam.empty());
  CHECK(lesson().in_both == 1);
}

TEST_CASE_FIXTURE(Fixture, "find_maildir_lesson: what cannot be read is told, the rest is found") {
  folder.write("ham/cur/0", "");
  const std::string path = deliver("ham/cur/1", "a");
  std::string told;
  CHECK(lesson([&](const std::string& name, const std::string&) { told += name; }).ham ==
        Paths{path});
  CHECK(told == (folder.path() / "ham/cur/0").string());
}

TEST_CASE_FIXTURE(Fixture, "find_maildir_lesson: a folder that is no Maildir is an Error") {
  std::filesystem::remove(folder.path() / "spam/new");
  CHECK_THROWS_AS((void)lesson(), Error);
}
