// A list of paths as find(1) writes it, read as it is needed: it may be longer than memory.
#pragma once

#include <istream>
#include <memory>
#include <string>

namespace furui {

/// Gives the lines of a file that are not empty, one by one.
class PathList {
 public:
  /// "-" is standard input. Throws Error when the file cannot be opened.
  explicit PathList(const std::string& path);
  ~PathList();
  PathList(const PathList&) = delete;
  PathList& operator=(const PathList&) = delete;

  /// Puts the next path into `path`; false at the end. Throws Error when reading fails.
  bool next(std::string& path);

 private:
  std::string name_;
  std::unique_ptr<std::istream> lines_;
};

}  // namespace furui
