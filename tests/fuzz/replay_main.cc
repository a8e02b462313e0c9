// Runs a fuzz harness over every file of the folders named, so that seeds and past crashes are
// part of the ordinary test run. Built in place of libFuzzer's main.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "base/files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::uint64_t kMaxInputBytes = std::uint64_t{64} << 20;

void replay(const std::string& bytes) {
  const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(input.data(), input.size());
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> paths;
  if (!std::filesystem::exists(folder)) return paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    replay("");
    std::size_t count = 1;
    for (int i = 1; i < argc; ++i) {
      for (const std::string& path : files_below(argv[i])) {
        std::cerr << path << "\n";  // the last line names the input that crashes
        replay(furui::read_file(path, kMaxInputBytes));
        ++count;
      }
    }
    std::cerr << count << " inputs replayed\n";
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
  return 0;
}
