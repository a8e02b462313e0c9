#include "train/mixed_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

std::string mail_of(int number) {
  return "From: a@example.jp\nSubject: " + std::to_string(number) + "\n\nbody\n";
}

struct Folder {
  TemporaryFolder folder;
  LabelledPaths paths;

  /// Twenty files a class.
  Folder() {
    for (int i = 10; i < 30; ++i) {
      folder.write("ham/" + std::to_string(i) + ".eml", mail_of(i));
      folder.write("spam/" + std::to_string(i) + ".eml", mail_of(i));
    }
    paths.ham = {(folder.path() / "ham").string()};
    paths.spam = {(folder.path() / "spam").string()};
  }
};

std::vector<LabelledMail> read_all(const LabelledPaths& paths, std::uint64_t seed,
                                   std::vector<std::string>* unreadable = nullptr) {
  MixedReader reader(paths, seed, [&](const std::string& path, const std::string&) {
    if (unreadable != nullptr) unreadable->push_back(path);
  });
  std::vector<LabelledMail> mails;
  LabelledMail mail;
  while (reader.next(mail)) mails.push_back(mail);
  CHECK(reader.progress() == 1);
  return mails;
}

std::vector<std::string> names_of(const std::vector<LabelledMail>& mails) {
  std::vector<std::string> names;
  for (const LabelledMail& mail : mails) names.push_back(mail.mail.name);
  return names;
}

}  // namespace

TEST_CASE("MixedReader: gives every mail once, with its label") {
  const Folder folder;
  const std::vector<LabelledMail> mails = read_all(folder.paths, 1);
  CHECK(mails.size() == 40);
  for (const LabelledMail& mail : mails) {
    CHECK((mail.mail.name.find("/spam/") != std::string::npos) == (mail.label == Label::spam));
  }
  std::vector<std::string> names = names_of(mails);
  std::sort(names.begin(), names.end());
  CHECK(std::unique(names.begin(), names.end()) == names.end());
}

TEST_CASE("MixedReader: ham and spam come in turn") {
  const Folder folder;
  const std::vector<LabelledMail> mails = read_all(folder.paths, 1);
  int ham = 0;
  for (std::size_t i = 0; i < mails.size(); ++i) {
    ham += mails[i].label == Label::ham;
    CHECK(std::abs(2 * ham - static_cast<int>(i) - 1) <= 2);
  }
}

TEST_CASE("MixedReader: the seed decides the order") {
  const Folder folder;
  const std::vector<std::string> names = names_of(read_all(folder.paths, 1));
  CHECK(names == names_of(read_all(folder.paths, 1)));
  CHECK(names != names_of(read_all(folder.paths, 2)));
}

TEST_CASE("MixedReader: an mbox's mails keep their order, between the other class's") {
  Folder folder;
  const std::string padding(50000, 'x');  // files are read by pieces, and progress goes by these
  std::string mbox;
  for (int i = 10; i < 30; ++i)
    mbox += "From a@example.jp Mon Jan  1 00:00:00 2024\n" + mail_of(i) + padding + "\n\n";
  folder.paths.ham = {folder.folder.write("ham.mbox", mbox)};
  const std::vector<LabelledMail> mails = read_all(folder.paths, 1);
  CHECK(mails.size() == 40);
  CHECK(std::count_if(mails.begin(), mails.begin() + 20,
                      [](const LabelledMail& mail) { return mail.label == Label::ham; }) > 5);
  std::vector<std::string> ham;
  for (const LabelledMail& mail : mails) {
    if (mail.label == Label::ham) ham.push_back(mail.mail.bytes);
  }
  CHECK(std::is_sorted(ham.begin(), ham.end()));
}

TEST_CASE("MixedReader: mails of an index are read with the rest, and what is missing is told") {
  Folder folder;
  folder.paths.spam.clear();
  folder.paths.indexed = {{Label::spam, (folder.folder.path() / "spam/10.eml").string()},
                          {Label::spam, (folder.folder.path() / "missing").string()}};
  std::vector<std::string> unreadable;
  CHECK(read_all(folder.paths, 1, &unreadable).size() == 21);
  REQUIRE(unreadable.size() == 1);
  CHECK(unreadable[0].ends_with("missing"));
}
