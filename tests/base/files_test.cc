#include "base/files.h"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <functional>
#include <string>

#include "base/error.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

/// The text of the Error that `work` ends in; empty without one.
std::string error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

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
  const std::string error = error_of([&] { write_file_atomically(path, "x"); });
  CHECK(error.starts_with(path + ": cannot be written"));
  CHECK(error.find("check that its folder exists") != std::string::npos);
}

TEST_CASE("write_file_atomically: a symbolic link stays one, and its file is replaced") {
  const TemporaryFolder folder;
  const std::string file = folder.write("there/model", "old");
  const std::string link = (folder.path() / "link").string();
  std::filesystem::create_symlink("there/model", link);
  write_file_atomically(link, "new");
  CHECK(std::filesystem::is_symlink(link));
  CHECK(read_file(file, 100) == "new");
}

TEST_CASE("write_file_atomically: the file a dangling symbolic link names is made") {
  const TemporaryFolder folder;
  const std::string link = (folder.path() / "link").string();
  std::filesystem::create_symlink("model", link);
  write_file_atomically(link, "new");
  CHECK(std::filesystem::is_symlink(link));
  CHECK(read_file((folder.path() / "model").string(), 100) == "new");
}

TEST_CASE("write_file_atomically: a loop of symbolic links is an Error") {
  const TemporaryFolder folder;
  const std::string link = (folder.path() / "link").string();
  std::filesystem::create_symlink("link", link);
  CHECK(error_of([&] { write_file_atomically(link, "new"); }) ==
        link + ": is a loop of symbolic links; name a file");
}

TEST_CASE("write_file_atomically: a folder and a pipe are refused and stay what they are") {
  const TemporaryFolder folder;
  const std::string path = folder.path().string();
  const std::string pipe = path + "/pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(error_of([&] { write_file_atomically(path, "x"); }) == path + ": is a folder; name a file");
  CHECK(error_of([&] { write_file_atomically(pipe, "x"); }) ==
        pipe + ": is not a regular file; name a file");
  CHECK(std::filesystem::is_fifo(pipe));
}

TEST_CASE("check_writable: says beforehand what writing would, and leaves nothing behind") {
  const TemporaryFolder folder;
  const std::string path = folder.path().string();
  CHECK(error_of([&] { check_writable(path + "/none/a"); }) ==
        error_of([&] { write_file_atomically(path + "/none/a", "x"); }));
  CHECK(error_of([&] { check_writable(path); }) == path + ": is a folder; name a file");
  CHECK(error_of([&] { check_writable(path + "/a"); }).empty());
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("write_output: a file is replaced, a device written to") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a", "longer than new");
  write_output(file, "new");
  CHECK(read_file(file, 100) == "new");
  CHECK(error_of([] { write_output("/dev/null", "x"); }).empty());
  CHECK(std::filesystem::is_character_file("/dev/null"));
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
