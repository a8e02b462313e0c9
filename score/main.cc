// furui-score: mails -> verdicts.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <thread>

#include "base/program.h"
#include "mail/limits.h"
#include "score/batch.h"
#include "score/output.h"
#include "score/passthrough.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-score";

struct Options {
  std::string model;
  std::vector<std::string> paths;
  bool json = false;
  bool explain = false;
  bool passthrough = false;
  bool exit_code = false;
  std::size_t reasons = 15;
  std::string language;
  std::size_t threads = 1;
};

void add_options(CLI::App& app, Options& options) {
  app.add_option("MAIL", options.paths,
                 "Mails, folders, Maildirs, mboxes; - or nothing for one mail on stdin");
  app.add_option("-m,--model", options.model,
                 "Model file (default: $FURUI_MODEL, then the user's, then the system's)");
  app.add_option("--format", options.json, "text or json (one object a line)")
      ->transform(CLI::CheckedTransformer(std::map<std::string, bool>{{"text", false}, {"json", true}}))
      ->default_str("text");
  app.add_flag("-e,--explain", options.explain, "Say why, in contributions that sum to the log-odds");
  app.add_option("--reasons", options.reasons, "How many reasons to show")->capture_default_str();
  app.add_option("--lang", options.language, "Language of explanations: en or ja (default: locale)")
      ->check(CLI::IsMember({"en", "ja"}));
  app.add_flag("-p,--passthrough", options.passthrough,
               "Copy the mail from stdin with an X-Furui-Status header; whole, whatever fails");
  app.add_flag("--exit-code", options.exit_code,
               "Answer about one mail: 0 spam, 1 ham, 2 unsure, 3 error");
  app.add_option("--threads", options.threads, "How many")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  app.footer(
      "Examples:\n"
      "  furui-score mail.eml\n"
      "  furui-score --explain --lang ja mail.eml\n"
      "  furui-score --format json ~/Maildir | jq 'select(.verdict == \"spam\") | .path'\n"
      "  furui-score --passthrough --exit-code < mail.eml > judged.eml\n\n"
      "Exit codes: 0 done, 1 some mails could not be read, 2 could not run; with --exit-code\n"
      "0 spam, 1 ham, 2 unsure, 3 error.");
}

Language language_of(const Options& options) {
  if (!options.language.empty()) return options.language == "ja" ? Language::japanese : Language::english;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("ja") ? Language::japanese : Language::english;
  }
  return Language::english;
}

/// Reads a mail from stdin, at most one byte more than is looked at.
RawMail read_stdin() {
  RawMail mail{"-", std::string(kLimits.mail_bytes + 1, '\0')};
  std::size_t filled = 0;
  while (filled < mail.bytes.size()) {
    const std::size_t got = std::fread(mail.bytes.data() + filled, 1, mail.bytes.size() - filled, stdin);
    if (got == 0) break;
    filled += got;
  }
  mail.bytes.resize(filled);
  mail.bytes.shrink_to_fit();
  return mail;
}

int exit_code_of(VerdictKind kind) {
  return kind == VerdictKind::spam ? 0 : kind == VerdictKind::ham ? 1 : 2;
}

/// Copies what read_stdin left.
void copy_rest_of_stdin() {
  std::array<char, 65536> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), stdin)) {
    print(std::string_view(buffer.data(), got));
  }
}

/// The mail goes through whatever fails; only the header and the exit code tell.
int pass_through(const Options& options) {
  const RawMail mail = read_stdin();
  std::string header = error_status_header();
  int code = options.exit_code ? 3 : static_cast<int>(Exit::could_not_run);
  const int judged = run_program(
      kProgram,
      [&] {
        const OpenedModel opened(find_model_path(options.model), WithNames::no);
        const Verdict verdict = Scorer(opened).score(mail.bytes);
        header = status_header(verdict, opened.model().identity);
        return options.exit_code ? exit_code_of(verdict.kind) : 0;
      },
      code);
  print(with_status(mail.bytes, header));
  copy_rest_of_stdin();
  return judged;
}

std::string line_of(Scorer& scorer, const RawMail& mail, const Options& options, Language language) {
  if (!options.explain) {
    const Verdict verdict = scorer.score(mail.bytes);
    return (options.json ? json_line(verdict, mail.name) : text_line(verdict, mail.name)) + '\n';
  }
  const Explanation explanation = scorer.explain(mail.bytes);
  return options.json ? json_line(explanation, mail.name, language) + '\n'
                      : explain_text(explanation, mail.name, options.reasons, language);
}

/// Gives the mails of all paths; "-" is stdin.
class Mails {
 public:
  Mails(std::vector<std::string> paths, UnreadablePath on_unreadable)
      : paths_(std::move(paths)), on_unreadable_(std::move(on_unreadable)) {}

  bool next(RawMail& mail) {
    while (true) {
      if (reader_ && reader_->next(mail)) return true;
      reader_.reset();
      if (current_ == paths_.size()) return false;
      const std::string path = paths_[current_++];
      if (path != "-") {
        reader_ = std::make_unique<MailboxReader>(std::vector{path}, on_unreadable_);
        continue;
      }
      mail = read_stdin();
      if (!mail.bytes.empty()) return true;
      on_unreadable_("-", "standard input is empty");
    }
  }

 private:
  std::vector<std::string> paths_;
  UnreadablePath on_unreadable_;
  std::size_t current_ = 0;
  std::unique_ptr<MailboxReader> reader_;
};

int score(const Options& options) {
  const OpenedModel opened(find_model_path(options.model),
                           options.explain ? WithNames::yes : WithNames::no);
  bool all_read = true;
  Mails mails(options.paths.empty() ? std::vector<std::string>{"-"} : options.paths,
              [&](const std::string& path, const std::string& reason) {
                all_read = false;
                print_note(kProgram, path + ": " + reason + "; skipped");
              });
  const Language language = language_of(options);
  if (options.exit_code) {
    RawMail mail;
    if (!mails.next(mail)) return 3;
    Scorer scorer(opened);
    print(line_of(scorer, mail, options, language));
    return exit_code_of(scorer.score(mail.bytes).kind);
  }
  score_in_order(
      opened, options.threads, [&](RawMail& mail) { return mails.next(mail); },
      [&](Scorer& scorer, const RawMail& mail) { return line_of(scorer, mail, options, language); },
      [](const std::string& line) { print(line); });
  return static_cast<int>(all_read ? Exit::done : Exit::some_inputs_unreadable);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Says of each mail whether it is spam.", std::string(kProgram));
  app.set_version_flag("--version", FURUI_VERSION);
  Options options;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  add_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::could_not_run);
  }
  const int failed = options.exit_code ? 3 : static_cast<int>(Exit::could_not_run);
  return run_program(
      kProgram, [&] { return options.passthrough ? pass_through(options) : score(options); }, failed,
      options.exit_code || options.passthrough ? failed : 0);
}
