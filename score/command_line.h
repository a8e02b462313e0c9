// The options of furui-score.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "score/explain.h"
#include "signals/reception.h"

namespace furui {

struct ScoreOptions {
  std::string model;
  std::vector<std::string> paths;
  bool json = false;
  bool explain = false;
  bool passthrough = false;
  bool spam_flag = false;
  std::string subject_tag;
  bool exit_code = false;
  std::string paths_from;
  std::string report_to_file;
  std::string report_to;
  std::size_t reasons = 15;
  ReceptionOptions reception;
  std::string language;  ///< "en", "ja", or empty for the locale's
  std::size_t threads = 1;
};

/// Reads the command line. Prints and gives false for --help and --version; throws
/// std::runtime_error that says what is wrong otherwise. `passthrough` and `exit_code` are set even
/// then when their words stand there, for wrong options must not lose a mail.
[[nodiscard]] bool parse_command_line(int argc, char** argv, ScoreOptions& options);

}  // namespace furui
