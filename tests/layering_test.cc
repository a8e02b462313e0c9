// Checks every #include of the tree against the table of docs/architecture.md: which room may
// include which, and which room alone may use which library.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string, std::less<>>;

/// The rooms a room may include besides itself.
const std::map<std::string, Names, std::less<>> kMayInclude = {
    {"base", {}},
    {"mail", {"base"}},
    {"tokenize", {"base", "mail"}},
    {"signals", {"base", "mail"}},
    {"data", {"base", "mail"}},
    {"model", {"base", "mail", "tokenize", "signals"}},
    {"train", {"base", "mail", "tokenize", "signals", "model", "data"}},
    {"score", {"base", "mail", "tokenize", "signals", "model"}},
    {"evaluate", {"base", "mail", "tokenize", "signals", "model", "data", "score", "train"}},
    {"serve", {"base", "mail", "tokenize", "signals", "model", "score"}},
};

/// What a main may include beyond its room.
const std::map<std::string, Names, std::less<>> kMainMayInclude = {
    {"data", {"evaluate", "signals"}},  // furui-corpus audits by training, and generates by lists
    {"model", {"train"}},               // merging models fits again
    {"serve", {"train"}},               // TELL learns as furui-learn does
    {"tokenize", {"signals"}},  // furui-tokenize shows what the classifier sees: signals too
};

/// Where a library may be used, by the beginning of its include; the first row that fits counts.
struct LibraryRule {
  std::string_view prefix;
  Names rooms;
};
const std::vector<LibraryRule> kLibraries = {
    {"gmime/", {}},  // tests alone compare with it
    {"glib", {}},
    {"libxml/", {"mail"}},
    {"libpsl", {"mail"}},
    {"zlib", {"mail", "serve"}},
    {"zstd", {"mail"}},
    {"unicode/uspoof", {"signals"}},
    {"unicode/ucnv", {"mail"}},
    {"unicode/uidna", {"mail"}},
    {"unicode/unorm", {"mail"}},
    {"unicode/", {"mail", "tokenize", "signals"}},
    {"maxminddb", {"signals"}},
    {"mecab", {"tokenize"}},
    {"cereal/", {"model"}},
    {"Eigen/", {"model", "train"}},
    {"xxhash", {"data", "model", "tokenize"}},
    {"tsl/", {"train"}},
    {"tbb/", {"train", "evaluate"}},
    {"boost/asio", {"serve"}},
    {"boost/", {"data"}},
    {"nlohmann/", {"tokenize", "score", "evaluate", "data"}},
    {"libmilter/", {"serve"}},
};

bool is_library(std::string_view include) {
  return std::any_of(kLibraries.begin(), kLibraries.end(),
                     [&](const LibraryRule& rule) { return include.starts_with(rule.prefix); });
}

struct Include {
  std::string file;  // from the root: "mail/url.cc"
  std::string name;  // between the quotes or angle brackets
  bool in_quotes = false;

  [[nodiscard]] std::string room() const { return file.substr(0, file.find('/')); }
  /// command_line*.{h,cc} are the part of a main that names its options, serve/tell.cc the one that
  /// learns.
  [[nodiscard]] bool is_main() const {
    return file.ends_with("/main.cc") || file.find("/command_line") != std::string::npos ||
           file == "serve/tell.cc";
  }
  [[nodiscard]] bool is_header() const { return file.ends_with(".h"); }
};

std::vector<Include> includes_of(const fs::path& path, const fs::path& root) {
  std::vector<Include> includes;
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    const auto hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line.compare(hash, 8, "#include") != 0) continue;
    const auto open = line.find_first_of("<\"", hash + 8);
    const auto close = line.find_first_of(">\"", open + 1);
    if (open == std::string::npos || close == std::string::npos) continue;
    includes.push_back({fs::relative(path, root).generic_string(),
                        line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return includes;
}

std::vector<Include> includes_of_rooms() {
  const fs::path root = FURUI_SOURCE_DIR;
  std::vector<Include> all;
  for (const auto& [room, unused] : kMayInclude) {
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      const auto ending = entry.path().extension();
      if (ending != ".h" && ending != ".cc") continue;
      const std::vector<Include> some = includes_of(entry.path(), root);
      all.insert(all.end(), some.begin(), some.end());
    }
  }
  return all;
}

bool room_may_include(const Include& include, const std::string& other) {
  if (other == include.room() || kMayInclude.at(include.room()).contains(other)) return true;
  const auto extra = kMainMayInclude.find(include.room());
  return include.is_main() && extra != kMainMayInclude.end() && extra->second.contains(other);
}

}  // namespace

TEST_CASE("layering: a room includes only rooms above it, by their path from the root") {
  std::size_t seen = 0;
  for (const Include& include : includes_of_rooms()) {
    if (!include.in_quotes) continue;
    ++seen;
    CAPTURE(include.file);
    CAPTURE(include.name);
    const std::string other = include.name.substr(0, include.name.find('/'));
    CHECK(kMayInclude.contains(other));
    CHECK(room_may_include(include, other));
  }
  CHECK(seen > 50);  // an empty walk would pass everything
}

TEST_CASE("layering: a library is used in its rooms alone") {
  for (const Include& include : includes_of_rooms()) {
    if (include.in_quotes || include.name.starts_with("CLI/")) continue;
    for (const LibraryRule& rule : kLibraries) {
      if (!include.name.starts_with(rule.prefix)) continue;
      CAPTURE(include.file);
      CAPTURE(include.name);
      CHECK(rule.rooms.contains(include.room()));
      break;
    }
  }
}

TEST_CASE("layering: no library stands in a header, but Eigen in model and train") {
  for (const Include& include : includes_of_rooms()) {
    if (!include.is_header() || !is_library(include.name)) continue;
    CAPTURE(include.file);
    CAPTURE(include.name);
    // Parts of model_file.cc, and of server.cc and server_conversation.cc.
    const bool is_inside =
        include.file == "model/model_archive.h" || include.file == "serve/server_state.h";
    CHECK((include.name.starts_with("Eigen/") || is_inside));
  }
}

TEST_CASE("layering: CLI11 and iostream stand in mains alone") {
  for (const Include& include : includes_of_rooms()) {
    if (!include.name.starts_with("CLI/") && include.name != "iostream") continue;
    CAPTURE(include.file);
    CHECK(include.is_main());
  }
}

TEST_CASE("layering: a header outside standard, POSIX and the table is a new dependency") {
  static const Names kPosix = {"arpa/inet.h", "dirent.h",    "fcntl.h",    "netinet/in.h",
                               "stdlib.h",    "sys/mman.h",  "sys/file.h", "sys/socket.h",
                               "sys/stat.h",  "sys/types.h", "sys/un.h",   "unistd.h"};
  for (const Include& include : includes_of_rooms()) {
    if (include.in_quotes || is_library(include.name) || include.name.starts_with("CLI/")) continue;
    CAPTURE(include.file);
    CAPTURE(include.name);
    const bool is_standard = include.name.find_first_of("./") == std::string::npos;
    CHECK((is_standard || kPosix.contains(include.name)));
  }
}
