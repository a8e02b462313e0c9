#include "base/files.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

TEST_CASE("write_file_atomically: what was written is read back, and no temporary file stays") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "a").string();
  write_file_atomically(path, "old");
  write_file_atomically(path, std::string_view("new\0bytes", 9));
  CHECK(read_file(path, 100) == std::string("new\0bytes", 9));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()),
                      std::filesystem::directory_iterator()) == 1);
}

TEST_CASE("write_file_atomically: a folder that does not exist is an Error that names the file") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "none" / "a").string();
  try {
    write_file_atomically(path, "x");
    FAIL("no Error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).starts_with(path + ": cannot be written"));
  }
}

TEST_CASE("read_file: a larger file than allowed is an Error") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "a").string();
  write_file_atomically(path, "12345");
  CHECK(read_file(path, 5) == "12345");
  CHECK_THROWS_AS((void)read_file(path, 4), Error);
}

TEST_CASE("read_file: a folder and a missing file are Errors") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS((void)read_file(folder.path().string(), 5), Error);
  CHECK_THROWS_AS((void)read_file((folder.path() / "none").string(), 5), Error);
}
