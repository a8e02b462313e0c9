#include "serve/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>
#include <thread>

#include "base/error.h"
#include "signals/command_line_reception.h"

namespace furui {
namespace {

/// What the options say in words, before it is read.
struct Words {
  std::vector<std::string> listen;
  std::string metrics;
  std::string milter;
  std::string socket_mode = "0660";
  bool allow_remote = false;
  std::size_t timeout = 60;
};

void add_doors(CLI::App& app, Words& words, ServeOptions& options) {
  app.add_option("-l,--listen", words.listen,
                 "Speak the spamd protocol here: unix:/path, 127.0.0.1:783 or [::1]:783; may be "
                 "repeated")
      ->type_name("PLACE")
      ->allow_extra_args(false);
  app.add_option("--metrics", words.metrics, "Show metrics for Prometheus here, by HTTP")
      ->type_name("PLACE");
  app.add_option("--socket-mode", words.socket_mode, "Permissions of Unix sockets")
      ->type_name("MODE")
      ->capture_default_str();
  app.add_flag("--allow-remote", words.allow_remote,
               "Listen on addresses that other machines reach, too");
  app.add_flag("--allow-learning", options.allow_learning,
               "Let every client teach the model (TELL)");
}

void add_milter(CLI::App& app, Words& words, ServeOptions& options) {
  app.add_option("--milter", words.milter, "Be a milter of Postfix or Sendmail here")
      ->type_name("PLACE");
  static const std::map<std::string, OnSpam> spam_names = {{"tag", OnSpam::tag},
                                                           {"quarantine", OnSpam::quarantine},
                                                           {"reject", OnSpam::reject},
                                                           {"discard", OnSpam::discard}};
  static const std::map<std::string, OnError> error_names = {{"accept", OnError::accept},
                                                             {"tempfail", OnError::tempfail}};
  app.add_option("--milter-on-spam", options.on_spam,
                 "What becomes of spam: tag, quarantine, reject or discard (default: tag)")
      ->transform(CLI::CheckedTransformer(spam_names).description(""))
      ->type_name("NAME");
  app.add_option("--milter-on-error", options.on_error,
                 "What becomes of a mail that cannot be judged: accept or tempfail (default: "
                 "accept)")
      ->transform(CLI::CheckedTransformer(error_names).description(""))
      ->type_name("NAME");
}

void add_work(CLI::App& app, Words& words, ServeOptions& options) {
  app.add_option("-m,--model", options.model,
                 "Model (default: $FURUI_MODEL, then the user's, then the system's)")
      ->type_name("MODEL");
  add_reception_options(app, options.reception);
  app.add_option("--reasons", options.reasons, "How many reasons a REPORT has")
      ->check(CLI::Range(0, 1000000).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--lang", options.language, "Language of a REPORT: en or ja (default: locale)")
      ->check(CLI::IsMember({"en", "ja"}).description(""))
      ->type_name("NAME");
  app.add_option("--threads", options.threads, "How many mails are judged at once")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--connections", options.connections, "How many clients are served at once")
      ->check(CLI::Range(1, 10000).description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--timeout", words.timeout,
                 "How long a client may take to send a request, and to read the answer")
      ->check(CLI::Range(1, 3600).description(""))
      ->type_name("SECONDS")
      ->capture_default_str();
  app.footer(
      "SIGHUP opens the model anew; so does replacing its file. SIGTERM ends it when the mails it "
      "has are answered.\n\n"
      "Examples:\n"
      "  furui-serve --listen 127.0.0.1:783\n"
      "  furui-serve --listen unix:/run/furui/spamd.sock --metrics 127.0.0.1:9116\n"
      "  furui-serve --milter 127.0.0.1:8894 --milter-on-spam quarantine\n\n"
      "Exit codes: 0 ended by a signal, 2 could not run.");
}

mode_t parse_mode(const std::string& text) {
  unsigned mode = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, mode, 8);
  if (text.empty() || problem != std::errc() || stop != end || mode > 0777) {
    throw Error("--socket-mode", text + " is no mode", "name permissions such as 0660");
  }
  return static_cast<mode_t>(mode);
}

Endpoint parse_place(const std::string& text, bool allow_remote) {
  Endpoint endpoint = parse_endpoint(text);
  if (!allow_remote && !is_local(endpoint)) {
    throw Error(text, "can be reached by other machines, and everybody there could read verdicts",
                "name a loopback address, or say --allow-remote");
  }
  return endpoint;
}

void read_words(const Words& words, ServeOptions& options) {
  for (const std::string& place : words.listen) {
    options.listen.push_back(parse_place(place, words.allow_remote));
  }
  if (!words.metrics.empty()) options.metrics = parse_place(words.metrics, words.allow_remote);
  if (!words.milter.empty()) options.milter = parse_place(words.milter, words.allow_remote);
  options.socket_mode = parse_mode(words.socket_mode);
  options.timeout = std::chrono::seconds(words.timeout);
}

}  // namespace

bool parse_command_line(int argc, char** argv, ServeOptions& options) {
  CLI::App app("Judges mail for spamc and mail servers, with the model opened once.",
               "furui-serve");
  app.set_version_flag("--version", FURUI_VERSION);
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  Words words;
  add_doors(app, words, options);
  add_milter(app, words, options);
  add_work(app, words, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked);
    return false;
  } catch (const CLI::ParseError& error) {
    throw std::runtime_error(std::string(error.what()) + "; see --help");
  }
  read_words(words, options);
  return true;
}

}  // namespace furui
