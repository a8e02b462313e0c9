// The options of furui-learn.
#pragma once

#include <string>
#include <vector>

#include "signals/reception.h"

namespace furui {

struct LearnOptions {
  std::vector<std::string> ham;
  std::vector<std::string> spam;
  std::vector<std::string> forget;
  std::vector<std::string> maildir_ham;
  std::vector<std::string> maildir_spam;
  std::string model;
  std::string output;
  ReceptionOptions reception;
  bool quiet = false;
};

/// Reads the command line. Prints and gives false for --help and --version; throws
/// std::runtime_error that says what is wrong otherwise.
[[nodiscard]] bool parse_command_line(int argc, char** argv, LearnOptions& options);

}  // namespace furui
