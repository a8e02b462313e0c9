#include "evaluate/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <thread>

#include "signals/command_line_reception.h"
#include "train/command_line_recipe.h"

namespace furui {
namespace {

void add_options(CLI::App& app, EvaluateOptions& options) {
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
  for (CLI::Option* option : add_recipe_options(app, options.request)) option->needs(cross);
  add_reception_options(app, options.request.reception);
  app.add_option("--seed", options.request.recipe.seed, "Of folds and of the bootstrap")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--threads", options.request.threads, "How many")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--signals", options.signals,
               "Tell of each signal its share in ham and spam, and its weight");
  app.add_flag("--ablation", options.ablation,
               "Cross-validate again without each part of the features, and with it alone")
      ->needs(cross);
  app.add_flag("--suspects", options.suspects,
               "Mails whose label is probably wrong, and what wrong labels cost")
      ->needs(cross);
  auto* curve =
      app.add_flag("--learning-curve", options.learning_curve,
                   "How good after 20, 50, 100, ... of these mails, alone or learnt by -m")
          ->excludes(cross);
  app.add_option("--draws", options.draws, "Of mails, for each size of the learning curve")
      ->check(CLI::Range(1, 1000).description(""))
      ->type_name("N")
      ->capture_default_str()
      ->needs(curve);
  app.add_option("--cost-of-false-positive", options.cost_of_false_positive,
                 "Tell the total cost when a ham called spam costs as much as N spam seen")
      ->check(CLI::Range(0.0, 1e9).description(""))
      ->type_name("N");
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
