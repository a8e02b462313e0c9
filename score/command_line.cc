#include "score/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <span>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "score/passthrough.h"
#include "signals/command_line_reception.h"

namespace furui {
namespace {

void add_delivery_options(CLI::App& app, ScoreOptions& options) {
  app.add_flag("-p,--passthrough", options.passthrough,
               "Copy the mail from stdin, with an X-Furui-Status header");
  app.add_flag("--spam-flag", options.spam_flag,
               "With --passthrough: X-Spam-Flag: YES on spam, and none that came along");
  app.add_option("--subject-tag", options.subject_tag,
                 "With --passthrough: put TEXT before the subject of spam")
      ->type_name("TEXT");
  app.add_flag("--exit-code", options.exit_code,
               "Answer about one mail: 0 spam, 1 ham, 2 unsure, 3 error");
}

void add_report_options(CLI::App& app, ScoreOptions& options) {
  app.add_option("--report-to-file", options.report_to_file,
                 "Judge nothing: write a mail that reports MAIL as spam, to be sent by you")
      ->type_name("OUT");
  app.add_option("--report-to", options.report_to,
                 "Whom it is for: dekyo, antiphishing, or an address")
      ->type_name("WHOM");
}

void add_options(CLI::App& app, ScoreOptions& options) {
  app.add_option("MAIL", options.paths,
                 "Mails, folders, Maildirs, mboxes; - or nothing for one mail on stdin")
      ->type_name("");
  app.add_option("--paths-from", options.paths_from,
                 "Judge the paths listed in FILE too, one a line; - for a list on stdin")
      ->type_name("FILE");
  app.add_option("-m,--model", options.model,
                 "Model (default: $FURUI_MODEL, then the user's, then the system's)")
      ->type_name("MODEL");
  app.add_option_function<std::string>(
         "--format", [&options](const std::string& name) { options.json = name == "json"; },
         "text or json (one object a line)")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("NAME")
      ->default_str("text");
  app.add_flag("-e,--explain", options.explain,
               "Say why, in contributions that sum to the log-odds");
  app.add_option("--reasons", options.reasons, "How many reasons to show")
      ->check(CLI::Range(0, 1000000).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--lang", options.language, "Language of explanations: en or ja (default: locale)")
      ->check(CLI::IsMember({"en", "ja"}).description(""))
      ->type_name("NAME");
  add_delivery_options(app, options);
  add_report_options(app, options);
  add_reception_options(app, options.reception);
  app.add_option("--threads", options.threads, "How many")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.footer(
      "Examples:\n"
      "  furui-score mail.eml\n"
      "  furui-score --explain --lang ja mail.eml\n"
      "  furui-score --format json ~/Maildir | jq 'select(.verdict == \"spam\") | .path'\n"
      "  furui-score --passthrough --exit-code < mail.eml > judged.eml\n"
      "  furui-score --report-to-file report.eml --report-to dekyo spam.eml\n\n"
      "Exit codes: 0 done, 1 some mails could not be read, 2 could not run; with --exit-code\n"
      "0 spam, 1 ham, 2 unsure, 3 error.");
}

/// Whether "-epm" has the short option `letter`; behind m, which takes a value, stands that value.
bool has_short_option(std::string_view word, char letter) {
  return word.starts_with('-') && !word.starts_with("--") &&
         word.substr(0, word.find('m')).find(letter) != std::string_view::npos;
}

/// Sets what must be known even when the command line is wrong.
void find_delivery_options(std::span<char*> words, ScoreOptions& options) {
  for (const std::string_view word : words) {
    if (word == "--") break;  // paths follow
    options.passthrough |= word == "--passthrough" || has_short_option(word, 'p');
    options.exit_code |= word == "--exit-code";
  }
}

void check_passthrough(const ScoreOptions& options) {
  if (!options.paths_from.empty() ||
      (!options.paths.empty() && options.paths != std::vector<std::string>{"-"})) {
    const std::string& path =
        options.paths_from.empty() ? options.paths.front() : options.paths_from;
    throw std::runtime_error("--passthrough: takes the mail from standard input, not from " + path +
                             "; leave the path out");
  }
  if (options.explain || options.json) {
    throw std::runtime_error(
        "--passthrough: gives the mail, not an explanation or JSON; leave --explain and --format "
        "out");
  }
  if (!options.subject_tag.empty() && !is_subject_tag(options.subject_tag)) {
    throw std::runtime_error("--subject-tag: is no text of at most " +
                             std::to_string(kMaxSubjectTagBytes) +
                             " bytes of UTF-8; choose a shorter one");
  }
}

void check_report(const ScoreOptions& options) {
  if (options.report_to_file.empty() != options.report_to.empty()) {
    throw std::runtime_error(
        "report: needs a file and an addressee; give --report-to-file and --report-to");
  }
  if (options.report_to_file.empty()) return;
  if (options.passthrough || options.explain || options.json || options.exit_code ||
      !options.paths_from.empty() || options.paths.size() > 1) {
    throw std::runtime_error(
        "--report-to-file: reports one mail and judges none; give one MAIL and no other option");
  }
}

void check_combination(const ScoreOptions& options) {
  if (options.passthrough) {
    check_passthrough(options);
  } else if (options.spam_flag || !options.subject_tag.empty()) {
    throw std::runtime_error(
        "--spam-flag, --subject-tag: mark a mail that is passed through; give --passthrough too");
  }
  check_report(options);
}

}  // namespace

bool parse_command_line(int argc, char** argv, ScoreOptions& options) {
  CLI::App app("Says of each mail whether it is spam.", "furui-score");
  app.set_version_flag("--version", FURUI_VERSION);
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  add_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked);
    return false;
  } catch (const CLI::ParseError& error) {
    find_delivery_options(std::span(argv, static_cast<std::size_t>(argc)), options);
    throw std::runtime_error(std::string(error.what()) + "; see --help");
  }
  check_combination(options);
  return true;
}

}  // namespace furui
