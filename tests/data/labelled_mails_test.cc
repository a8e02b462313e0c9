#include "data/labelled_mails.h"

#include <doctest/doctest.h>

#include <sstream>

#include "base/error.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

constexpr std::string_view kMail = "From: a@example.jp\nSubject: x\n\ntext\n";

std::vector<std::string> names_and_labels(LabelledPaths paths) {
  std::vector<std::string> seen;
  LabelledReader reader(std::move(paths), [&](const std::string& path, const std::string&) {
    seen.push_back("unreadable " + std::filesystem::path(path).filename().string());
  });
  LabelledMail mail;
  while (reader.next(mail)) {
    seen.push_back((mail.label == Label::spam ? "spam " : "ham ") +
                   std::filesystem::path(mail.mail.name).filename().string());
  }
  return seen;
}

}  // namespace

TEST_CASE("read_trec_index: paths are relative to the index's folder and keep their order") {
  const TemporaryFolder folder;
  folder.write("data/inmail.1", kMail);
  folder.write("data/inmail.2", kMail);
  folder.write("data/inmail.3", kMail);
  const std::string index = folder.write(
      "full/index", "spam ../data/inmail.2\nham ../data/inmail.1\n\nspam ../data/inmail.3\n");
  LabelledPaths paths;
  read_trec_index(index, paths);
  CHECK(names_and_labels(std::move(paths)) ==
        std::vector<std::string>{"spam inmail.2", "ham inmail.1", "spam inmail.3"});
}

TEST_CASE("read_trec_index: a line without a label is an Error that names the line") {
  const TemporaryFolder folder;
  const std::string index = folder.write("index", "ham a\nmaybe b\n");
  LabelledPaths paths;
  try {
    read_trec_index(index, paths);
    FAIL("no Error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).starts_with(index + ":2: is no index line"));
  }
}

TEST_CASE("LabelledReader: ham first, then spam; an unreadable path is told and skipped") {
  const TemporaryFolder folder;
  LabelledPaths paths;
  paths.spam = {folder.write("s/1.eml", kMail)};
  paths.ham = {folder.path() / "none.eml", folder.write("h/1.eml", kMail)};
  CHECK(names_and_labels(std::move(paths)) ==
        std::vector<std::string>{"unreadable none.eml", "ham 1.eml", "spam 1.eml"});
}

TEST_CASE("read_path_list: one path a line, CRLF and empty lines taken care of") {
  std::istringstream in("a\r\n\nb c\nd");
  CHECK(read_path_list(in) == std::vector<std::string>{"a", "b c", "d"});
}

TEST_CASE("collect_paths: the list on the stream stands where - stood") {
  std::istringstream in("b\nc\n");
  const LabelledPaths paths = collect_paths({"a", "-", "d"}, {"e"}, {}, in);
  CHECK(paths.ham == std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(paths.spam == std::vector<std::string>{"e"});
}

TEST_CASE("collect_paths: one stream cannot be two lists") {
  std::istringstream in("b\n");
  CHECK_THROWS_WITH_AS((void)collect_paths({"-"}, {"-"}, {}, in), doctest::Contains("given twice"),
                       Error);
}
