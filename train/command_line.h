// The options of furui-train.
#pragma once

#include <string>
#include <vector>

#include "train/training_corpus.h"

namespace furui {

struct TrainOptions {
  TrainingRequest request;  ///< its paths are filled from the lists below
  std::vector<std::string> ham;
  std::vector<std::string> spam;
  std::vector<std::string> indexes;
  std::string output;
  bool quiet = false;
};

/// Reads the command line. Prints and gives false for --help and --version; throws
/// std::runtime_error that says what is wrong otherwise.
[[nodiscard]] bool parse_command_line(int argc, char** argv, TrainOptions& options);

}  // namespace furui
