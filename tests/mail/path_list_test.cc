#include "mail/path_list.h"

#include <doctest/doctest.h>

#include <vector>

#include "base/error.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

TEST_CASE("PathList: a path a line, empty lines and CR left out, blanks kept") {
  const TemporaryFolder folder;
  PathList list(folder.write("list", "a b\r\n\n /c\nd"));
  std::vector<std::string> paths;
  for (std::string path; list.next(path);) paths.push_back(path);
  CHECK(paths == std::vector<std::string>{"a b", " /c", "d"});
}

TEST_CASE("PathList: a missing list and a folder are Errors") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(PathList((folder.path() / "none").string()), Error);
  std::string path;
  PathList list(folder.path().string());
  CHECK_THROWS_AS((void)list.next(path), Error);
}
