// The one exception of furui: what stops a program. A mail is never an Error; a file, a model,
// a dictionary or an option may be. Only a main catches it.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace furui {

/// Says "thing: what is wrong; what to do" in one line.
class Error : public std::runtime_error {
 public:
  Error(std::string_view thing, std::string_view wrong, std::string_view remedy)
      : std::runtime_error(std::string(thing) + ": " + std::string(wrong) + "; " +
                           std::string(remedy)) {}
};

}  // namespace furui
