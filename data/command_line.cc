#include "data/command_line.h"

#include <CLI/CLI.hpp>
#include <limits>
#include <stdexcept>

namespace furui {
namespace {

/// Where labelled mails are; the label is what the option says.
void add_labelled(CLI::App& app, CorpusOptions& options) {
  app.add_option("--ham", options.ham,
                 "Ham: folders, Maildirs, mboxes, mails; - for a list of paths")
      ->type_name("PATH");
  app.add_option("--spam", options.spam, "Spam, likewise")->type_name("PATH");
  app.add_option("--index", options.indexes, "TREC index of lines \"spam PATH\" or \"ham PATH\"")
      ->type_name("FILE");
}

void add_mails(CLI::App& app, CorpusOptions& options) {
  app.add_option("MAILS", options.mails, "Mails without a label, likewise")->type_name("");
  add_labelled(app, options);
}

void add_json(CLI::App& app, CorpusOptions& options) {
  app.add_flag("--json", options.json, "For programs, as JSON");
}

void add_rows(CLI::App& app, CorpusOptions& options) {
  app.add_option("--rows", options.rows, "How many to show of what may be many")
      ->check(CLI::Range(0, 1000000).description(""))
      ->type_name("N")
      ->capture_default_str();
}

void add_seed(CLI::App& app, CorpusOptions& options, const char* description) {
  app.add_option("--seed", options.seed, description)
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()).description(""))
      ->type_name("N")
      ->capture_default_str();
}

void add_stats(CLI::App& app, CorpusOptions& options) {
  add_mails(app, options);
  add_rows(app, options);
  add_json(app, options);
  app.footer(
      "Examples:\n"
      "  furui-corpus stats --ham ~/Maildir --spam ~/Maildir/.Junk\n"
      "  furui-corpus stats inbox.mbox --json");
}

void add_dedup(CLI::App& app, CorpusOptions& options) {
  add_mails(app, options);
  app.add_option("--similarity", options.similarity,
                 "Share of letter sequences that near copies have in common")
      ->check(CLI::Range(0.7, 1.0).description(""))
      ->type_name("SHARE")
      ->capture_default_str();
  auto* json = app.add_flag("--json", options.json, "For programs, as JSON");
  app.add_flag("--keep-first", options.keep_first,
               "Print instead the paths to keep: of each group the first, of each class")
      ->excludes(json);
  app.footer(
      "Examples:\n"
      "  furui-corpus dedup --ham ham --spam spam\n"
      "  furui-corpus dedup --keep-first spam | furui-train --spam - --ham ham -o model.furui");
}

void add_split(CLI::App& app, CorpusOptions& options) {
  add_labelled(app, options);
  app.add_option("--train", options.train_index, "Index to write of the mails to train on")
      ->type_name("FILE")
      ->required();
  app.add_option("--test", options.test_index, "Index to write of the mails to test on")
      ->type_name("FILE")
      ->required();
  app.add_option("--test-share", options.test_share, "Share of the mails to test on")
      ->check(CLI::Range(0.01, 0.99).description(""))
      ->type_name("SHARE")
      ->capture_default_str();
  app.add_flag("--by-time", options.by_time, "Test on the newest mails instead of drawn ones");
  add_seed(app, options, "Of the drawing");
  app.footer(
      "Examples:\n"
      "  furui-corpus split --ham ham --spam spam --train train.index --test test.index\n"
      "  furui-train --index train.index -o model.furui\n"
      "  furui-evaluate -m model.furui --index test.index");
}

void add_audit(CLI::App& app, CorpusOptions& options) {
  add_labelled(app, options);
  add_rows(app, options);
  add_json(app, options);
  add_seed(app, options, "Of the folds");
  app.footer(
      "Examples:\n"
      "  furui-corpus audit --ham data/samples/ham --spam data/samples/spam");
}

void add_generate(CLI::App& app, CorpusOptions& options) {
  add_labelled(app, options);
  app.add_option("--out", options.out, "Folder to write ham/NAME.eml and spam/NAME.eml below")
      ->type_name("FOLDER")
      ->required();
  app.add_option("--count", options.count, "How many mails")
      ->check(CLI::Range(1, 10000000).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--spam-share", options.spam_share, "Share of spam among them")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("SHARE")
      ->capture_default_str();
  add_seed(app, options, "The same gives the same mails");
  app.footer(
      "Examples:\n"
      "  furui-corpus generate --ham data/samples/ham --spam data/samples/spam \\\n"
      "    --out generated --count 10000 --seed 7");
}

}  // namespace

std::function<void()> parse_command_line(int argc, char** argv, CorpusOptions& options,
                                         const CorpusCommands& commands) {
  CLI::App app("Describes, cleans, splits, audits and makes corpora of mails.", "furui-corpus");
  app.set_version_flag("--version", FURUI_VERSION);
  app.require_subcommand(1);
  std::function<void()> chosen;
  const auto add = [&](const char* name, const char* description, auto add_options,
                       const std::function<void()>& command) {
    CLI::App* sub = app.add_subcommand(name, description);
    add_options(*sub, options);
    sub->callback([&chosen, &command] { chosen = command; });
  };
  add("stats", "What a corpus is made of: charsets, languages, sizes, copies, dates, senders",
      add_stats, commands.stats);
  add("dedup", "Groups of copies and near copies; those in both classes are marked", add_dedup,
      commands.dedup);
  add("split", "Two indexes, to train on and to test on, that no campaign or thread crosses",
      add_split, commands.split);
  add("audit", "How well the classes are told apart by artefacts of how they were made", add_audit,
      commands.audit);
  add("generate", "New labelled mails from given ones: other brands, domains, routes, encodings",
      add_generate, commands.generate);
  app.footer(
      "Examples:\n"
      "  furui-corpus stats --ham ham --spam spam\n"
      "  furui-corpus split --ham ham --spam spam --train train.index --test test.index\n"
      "  furui-corpus audit --ham ham --spam spam\n\n"
      "Exit codes: 0 done, 1 some mails could not be read, 2 could not run.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked);
    return {};
  } catch (const CLI::ParseError& error) {
    throw std::runtime_error(std::string(error.what()) + "; see --help");
  }
  return chosen;
}

}  // namespace furui
