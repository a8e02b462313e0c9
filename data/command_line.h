// The options of furui-corpus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace furui {

struct CorpusOptions {
  std::vector<std::string> mails;  ///< without a label
  std::vector<std::string> ham;
  std::vector<std::string> spam;
  std::vector<std::string> indexes;
  bool json = false;
  std::size_t rows = 10;  ///< to show of what may be many
  std::uint64_t seed = 1;

  double similarity = 0.8;  ///< of near copies
  bool keep_first = false;

  double test_share = 0.3;
  bool by_time = false;
  std::string train_index;  ///< where to write what to train on
  std::string test_index;

  std::string out;  ///< folder for generated mails
  std::size_t count = 1000;
  double spam_share = 0.5;
};

/// One subcommand: a name, and what is done.
struct CorpusCommands {
  std::function<void()> stats;
  std::function<void()> dedup;
  std::function<void()> split;
  std::function<void()> audit;
  std::function<void()> generate;
};

/// Reads the command line and gives the command asked for; nothing for --help and --version, which
/// it prints. Throws std::runtime_error that says what is wrong otherwise.
[[nodiscard]] std::function<void()> parse_command_line(int argc, char** argv,
                                                       CorpusOptions& options,
                                                       const CorpusCommands& commands);

}  // namespace furui
