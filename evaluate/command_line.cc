#include "evaluate/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <thread>

namespace furui {
namespace {

void add_options(CLI::App& app, EvaluateOptions& options) {
  Recipe& recipe = options.request.recipe;
  app.add_option("-m,--model", options.model, "Model to test (default: as furui-score finds it)")
      ->type_name("MODEL");
  app.add_option("--ham", options.ham,
                 "Ham: folders, Maildirs, mboxes, mails; - for a list of paths")
      ->type_name("PATH");
  app.add_option("--spam", options.spam, "Spam, likewise")->type_name("PATH");
  app.add_option("--index", options.indexes, "TREC index")->type_name("FILE");
  auto* cross = app.add_option("--cross-validate", options.folds,
                               "Instead of a model, test K models trained without a K-th each")
                    ->check(CLI::Range(2, 100).description(""))
                    ->type_name("K");
  app.add_option_function<std::string>(
         "--algorithm",
         [&recipe](const std::string& name) {
           recipe.algorithm =
               name == "nb" ? Algorithm::naive_bayes : Algorithm::logistic_regression;
         },
         "nb (naive Bayes) or lr (logistic regression)")
      ->check(CLI::IsMember({"nb", "lr"}).description(""))
      ->type_name("NAME")
      ->default_str("lr")
      ->needs(cross);
  app.add_option("--max-false-positive-rate", recipe.max_false_positive_rate,
                 "Share of ham that may be called spam")
      ->check(CLI::Range(0.0, 0.5).description(""))
      ->type_name("RATE")
      ->capture_default_str()
      ->needs(cross);
  app.add_option("-d,--dictionary", options.request.dictionary,
                 "MeCab dictionary by name or folder, or none")
      ->type_name("NAME")
      ->capture_default_str()
      ->needs(cross);
  app.add_option("--lists", options.request.lists_folder, "Folder of lists in place of furui's own")
      ->type_name("FOLDER")
      ->needs(cross);
  app.add_option("--seed", recipe.seed, "Of folds and of the bootstrap")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--threads", options.request.threads, "How many")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--json", options.json, "Report as JSON");
  app.add_option("--outcomes", options.outcomes_file, "Write one line a mail to this file")
      ->type_name("FILE");
  app.add_option("--worst", options.worst, "How many wrong mails to name")
      ->check(CLI::Range(0, 1000000).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.footer(
      "Examples:\n"
      "  furui-evaluate -m model.furui --ham test/ham --spam test/spam\n"
      "  furui-evaluate --cross-validate 5 --ham ham --spam spam --outcomes outcomes.tsv\n\n"
      "Exit codes: 0 done, 1 some mails could not be read, 2 could not run.");
}

}  // namespace

bool parse_command_line(int argc, char** argv, EvaluateOptions& options) {
  CLI::App app("Measures a model on labelled mails.", "furui-evaluate");
  app.set_version_flag("--version", FURUI_VERSION);
  options.request.threads = std::max(1U, std::thread::hardware_concurrency());
  add_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked);
    return false;
  } catch (const CLI::ParseError& error) {
    throw std::runtime_error(std::string(error.what()) + "; see --help");
  }
  return true;
}

}  // namespace furui
