// furui-tokenize: shows what the classifier sees of a mail.
#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/program.h"
#include "mail/input.h"
#include "mail/parse_mail.h"
#include "signals/command_line_reception.h"
#include "signals/signal.h"
#include "tokenize/mail_view.h"
#include "tokenize/tokenizer.h"

namespace {

using namespace furui;

constexpr const char* kProgram = "furui-tokenize";

struct Options {
  std::vector<std::string> paths;
  std::string dictionary = "ipadic-utf8";
  std::string lists;
  ReceptionOptions reception;
  bool json = false;
  bool bigrams = false;
  std::size_t max_tokens = 40;
};

void add_options(CLI::App& app, Options& options) {
  app.add_option("MAIL", options.paths, "Mails, folders, Maildirs, mboxes; - for stdin")
      ->type_name("")
      ->required();
  app.add_option("-d,--dictionary", options.dictionary,
                 "MeCab dictionary by name or folder; none for letter n-grams alone")
      ->type_name("NAME")
      ->capture_default_str();
  app.add_flag("--bigrams", options.bigrams, "Show word bigrams too");
  app.add_option("--lists", options.lists, "Folder of lists in place of furui's own")
      ->type_name("FOLDER");
  add_reception_options(app, options.reception);
  app.add_flag("--json", options.json, "One JSON object a line, everything in it");
  app.add_option("--max-tokens", options.max_tokens,
                 "Tokens listed for each field of the text view")
      ->check(CLI::Range(0, 1000000).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.footer(
      "Examples:\n"
      "  furui-tokenize mail.eml\n"
      "  furui-tokenize --json ~/Maildir | jq -r '.signals[].name' | sort | uniq -c\n"
      "  furui-tokenize -d none - < mail.eml\n\n"
      "Exit codes: 0 done, 1 some mails could not be read, 2 could not run.");
}

/// Opens what all mails share, and shows one mail after another.
class Viewer {
 public:
  explicit Viewer(const Options& options)
      : options_(options),
        lists_(options.lists.empty() ? default_list_texts() : read_list_texts(options.lists)),
        reception_(options.reception) {
    TokenizerOptions tokens;
    tokens.words = options.dictionary != "none";
    tokens.word_bigrams = options.bigrams;
    if (tokens.words) dictionary_.emplace(options.dictionary);
    tokenizer_.emplace(dictionary_ ? &*dictionary_ : nullptr, tokens);
  }

  void show(const RawMail& raw) {
    const Mail mail = parse_mail(raw.bytes);
    MailView view{raw.name, mail, tokenizer_->tokenize(mail), {}};
    for (Signal& signal : find_signals(mail, lists_, reception_)) {
      view.signals.push_back({signal_table()[signal.id].name, std::move(signal.detail)});
    }
    print(options_.json ? view_json(view) + '\n' : view_text(view, options_.max_tokens) + '\n');
  }

 private:
  const Options& options_;
  Lists lists_;
  Reception reception_;
  std::optional<Dictionary> dictionary_;
  std::optional<Tokenizer> tokenizer_;
};

int show_all(const Options& options) {
  Viewer viewer(options);
  bool all_read = true;
  const UnreadablePath note = [&](const std::string& path, const std::string& reason) {
    all_read = false;
    print_note(kProgram, path + ": " + reason + "; skipped");
  };
  Mails mails(options.paths, note);
  for (RawMail mail; mails.next(mail);) viewer.show(mail);
  return static_cast<int>(all_read ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Shows what the classifier sees of mails: text, links, tokens, signals.", kProgram);
  app.set_version_flag("--version", FURUI_VERSION);
  Options options;
  add_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    print_note(kProgram, std::string(error.what()) + "; see --help");
    return static_cast<int>(Exit::could_not_run);
  }
  return run_program(kProgram, [&] { return show_all(options); });
}
