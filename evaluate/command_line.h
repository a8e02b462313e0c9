// The options of furui-evaluate.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/ways_to_test.h"

namespace furui {

struct EvaluateOptions {
  TestRequest test;  ///< its paths are filled from the lists below
  std::vector<std::string> ham;
  std::vector<std::string> spam;
  std::vector<std::string> indexes;
  std::optional<double> cost_of_false_positive;
  std::vector<BreakdownBy> breakdowns;
  std::string compare;
  bool json = false;
  std::string csv_file;
  std::string html_file;
  std::string language;  ///< of the page: "en", "ja", or empty for the locale's
  std::string outcomes_file;
  bool signals = false;
  bool learning_curve = false;
  std::size_t draws = 10;  ///< of the learning curve
};

/// Reads the command line. Prints and gives false for --help and --version; throws
/// std::runtime_error that says what is wrong otherwise.
[[nodiscard]] bool parse_command_line(int argc, char** argv, EvaluateOptions& options);

}  // namespace furui
