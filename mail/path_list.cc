#include "mail/path_list.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/error.h"

namespace furui {

PathList::PathList(const std::string& path)
    : name_(path == "-" ? "standard input" : path),
      lines_(std::make_unique<std::ifstream>(path == "-" ? "/dev/stdin" : path)) {
  if (!*lines_) {
    throw Error(name_, std::string("cannot be opened: ") + std::strerror(errno),
                "name a file with a path a line");
  }
}

PathList::~PathList() = default;

bool PathList::next(std::string& path) {
  while (std::getline(*lines_, path)) {
    if (path.ends_with('\r')) path.pop_back();
    if (!path.empty()) return true;
  }
  if (lines_->bad()) throw Error(name_, "cannot be read", "name a file with a path a line");
  return false;
}

}  // namespace furui
