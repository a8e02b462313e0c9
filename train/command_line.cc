#include "train/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <thread>

#include "signals/command_line_reception.h"
#include "train/command_line_recipe.h"

namespace furui {
namespace {

void add_options(CLI::App& app, TrainOptions& options) {
  app.add_option("--ham", options.ham,
                 "Ham: folders, Maildirs, mboxes, mails; - for a list of paths")
      ->type_name("PATH");
  app.add_option("--spam", options.spam, "Spam, likewise")->type_name("PATH");
  app.add_option("--index", options.indexes, "TREC index of lines \"spam PATH\" or \"ham PATH\"")
      ->type_name("FILE");
  app.add_option("-o,--output", options.output, "Where the model goes")
      ->required()
      ->type_name("MODEL");
  add_recipe_options(app, options.request);
  add_reception_options(app, options.request.reception);
  app.add_option("--seed", options.request.recipe.seed, "Of the cross-validation's shuffle")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--threads", options.request.threads, "How many; the model does not depend on it")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("-q,--quiet", options.quiet, "No summary");
  app.footer(
      "Examples:\n"
      "  furui-train --ham ~/Maildir --spam ~/Maildir/.Junk -o ~/.local/share/furui/model.furui\n"
      "  furui-train --index trec07p/full/index -o trec.furui\n"
      "  find ham -name '*.eml' | furui-train --ham - --spam spam.mbox.gz -o model.furui\n\n"
      "Exit codes: 0 done, 1 some mails could not be read, 2 could not run.");
}

}  // namespace

bool parse_command_line(int argc, char** argv, TrainOptions& options) {
  CLI::App app("Trains a model on labelled ham and spam.", "furui-train");
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
