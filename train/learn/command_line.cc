#include "train/learn/command_line.h"

#include <CLI/CLI.hpp>
#include <stdexcept>

#include "signals/command_line_reception.h"

namespace furui {
namespace {

void add_options(CLI::App& app, LearnOptions& options) {
  app.add_option("--ham", options.ham,
                 "Learn as ham: mails, folders, Maildirs, mboxes; - for one mail on stdin")
      ->type_name("PATH");
  app.add_option("--spam", options.spam, "Learn as spam, likewise")->type_name("PATH");
  app.add_option("--forget", options.forget, "Undo what was learnt of these mails")
      ->type_name("PATH");
  app.add_option("--maildir-ham", options.maildir_ham,
                 "Learn what is new in these Maildirs as ham, deleted mails left out")
      ->type_name("DIR");
  app.add_option("--maildir-spam", options.maildir_spam, "Learn as spam, likewise")
      ->type_name("DIR");
  app.add_option("-m,--model", options.model,
                 "Model to go on from (default: as furui-score finds it)")
      ->type_name("MODEL");
  app.add_option("-o,--output", options.output,
                 "Where the model goes (default: it is replaced; the system's goes to the user's)")
      ->type_name("MODEL");
  add_reception_options(app, options.reception);
  app.add_flag("-q,--quiet", options.quiet, "No summary");
  app.footer(
      "A mail learnt as the other class is moved; one learnt twice counts once.\n\n"
      "Examples:\n"
      "  furui-learn --maildir-spam ~/Maildir/.Junk --maildir-ham ~/Maildir/.Archive\n"
      "  furui-learn --ham - < mail.eml\n"
      "  furui-learn --forget mail.eml\n\n"
      "Exit codes: 0 done, 1 some mails could not be read or were never learnt, 2 could not run.");
}

}  // namespace

bool parse_command_line(int argc, char** argv, LearnOptions& options) {
  CLI::App app("Lets a model learn single mails, in place, while others score with it.",
               "furui-learn");
  app.set_version_flag("--version", FURUI_VERSION);
  add_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked);
    return false;
  } catch (const CLI::ParseError& error) {
    throw std::runtime_error(std::string(error.what()) + "; see --help");
  }
  if (options.ham.empty() && options.spam.empty() && options.forget.empty() &&
      options.maildir_ham.empty() && options.maildir_spam.empty()) {
    throw std::runtime_error(
        "mails: none are named; name some with --ham, --spam or --forget, or Maildirs");
  }
  return true;
}

}  // namespace furui
