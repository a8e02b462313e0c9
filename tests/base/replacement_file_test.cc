#include "base/replacement_file.h"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "base/files.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

std::size_t files_in(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()),
                                                std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("ReplacementFile: one that was not renamed is gone afterwards") {
  const TemporaryFolder folder;
  {
    const ReplacementFile file((folder.path() / "a").string());
    REQUIRE(file.is_open());
    CHECK(files_in(folder) == 1);
  }
  CHECK(files_in(folder) == 0);
}

TEST_CASE("ReplacementFile: what a killed program left is taken over, and nothing of it stays") {
  const TemporaryFolder folder;
  folder.write(".a.furui-new", "half of a much longer file");
  write_file_atomically((folder.path() / "a").string(), "whole");
  CHECK(read_file((folder.path() / "a").string(), 100) == "whole");
  CHECK(files_in(folder) == 1);
}

TEST_CASE("ReplacementFile: a link that stands in its place is not written through") {
  const TemporaryFolder folder;
  const std::string other = folder.write("other", "precious");
  std::filesystem::create_symlink(other, folder.path() / ".a.furui-new");
  write_file_atomically((folder.path() / "a").string(), "new");
  CHECK(read_file(other, 100) == "precious");
  CHECK(read_file((folder.path() / "a").string(), 100) == "new");
}

TEST_CASE("ReplacementFile: a second name of the same file is not written through") {
  const TemporaryFolder folder;
  const std::string other = folder.write("other", "precious");
  std::filesystem::create_hard_link(other, folder.path() / ".a.furui-new");
  write_file_atomically((folder.path() / "a").string(), "new");
  CHECK(read_file(other, 100) == "precious");
}

TEST_CASE("ReplacementFile: of many writers at once each writes a whole file") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "a").string();
  write_file_atomically(path, std::string(5000, 'a'));
  std::atomic<bool> torn = false;
  {
    std::vector<std::jthread> writers;
    for (char letter = 'a'; letter < 'e'; ++letter) {
      writers.emplace_back([&, letter] {
        for (int i = 0; i < 50; ++i) {
          write_file_atomically(path, std::string(5000, letter));
          const std::string read = read_file(path, 10000);
          if (read.size() != 5000 || read.find_first_not_of(read[0]) != std::string::npos) {
            torn = true;
          }
        }
      });
    }
  }
  CHECK_FALSE(torn);
  CHECK(files_in(folder) == 1);
}
