// The options of furui-serve.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "serve/endpoint.h"
#include "serve/milter.h"
#include "signals/reception.h"

namespace furui {

struct ServeOptions {
  std::vector<Endpoint> listen;
  std::optional<Endpoint> metrics;
  std::optional<Endpoint> milter;
  OnSpam on_spam = OnSpam::tag;
  OnError on_error = OnError::accept;
  mode_t socket_mode = 0660;
  bool allow_learning = false;
  std::string model;
  ReceptionOptions reception;
  std::string language;  ///< of REPORT: "en", "ja", or empty for the locale's
  std::size_t reasons = 15;
  std::size_t threads = 1;
  std::size_t connections = 256;
  std::chrono::seconds timeout{60};
};

/// Reads the command line. Prints and gives false for --help and --version; throws Error or
/// std::runtime_error that says what is wrong otherwise.
[[nodiscard]] bool parse_command_line(int argc, char** argv, ServeOptions& options);

}  // namespace furui
