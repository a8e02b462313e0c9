// furui-serve: mails through sockets -> verdicts, with one model for all.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/program.h"
#include "mail/limits.h"
#include "model/model_file.h"
#include "score/command_line_language.h"
#include "serve/command_line.h"
#include "serve/listening_socket.h"
#include "serve/metrics_request.h"
#include "serve/milter.h"
#include "serve/model_follower.h"
#include "serve/scorer_pool.h"
#include "serve/server.h"
#include "serve/spamd_service.h"
#include "serve/tell.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-serve";

/// Every thread but the server's leaves signals alone; threads begin with the mask of this one.
void block_signals() {
  sigset_t ours{};
  sigemptyset(&ours);
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&ours, number);
  ::pthread_sigmask(SIG_BLOCK, &ours, nullptr);
}

ServerLimits limits_of(const ServeOptions& options) {
  ServerLimits limits;
  limits.connections = options.connections;
  limits.mail_bytes = kLimits.mail_bytes;
  limits.exchange = options.timeout;
  limits.idle = std::min<ServerLimits::Time>(limits.idle, limits.exchange);
  return limits;
}

void note_missing_files(const OpenedModel& opened) {
  if (!opened.misses_address_files()) return;
  print_note(kProgram,
             "the model learnt where mail comes from, and no file tells it here; name one with "
             "--geoip");
}

/// Gives the server its sockets: those of the options, and those systemd passes, of which the one
/// named "metrics" is for metrics.
void open_doors(const ServeOptions& options, Server& server, const Log& log) {
  std::size_t doors = 0;
  const auto open = [&](ListeningSocket socket, Door door) {
    log((door == Door::spamd ? "listening on " : "metrics on ") + socket.where());
    server.listen(std::move(socket), door);
    ++doors;
  };
  for (ListeningSocket& socket : inherited_sockets()) {
    const Door door = socket.name() == "metrics" ? Door::metrics : Door::spamd;
    open(std::move(socket), door);
  }
  for (const Endpoint& place : options.listen) {
    open(ListeningSocket(place, options.socket_mode), Door::spamd);
  }
  if (options.metrics) open(ListeningSocket(*options.metrics, options.socket_mode), Door::metrics);
  if (doors == 0 && !options.milter) {
    throw Error("--listen", "names no place, and systemd passes none",
                "say where clients come, as in --listen 127.0.0.1:783");
  }
}

/// Nothing without --milter.
std::unique_ptr<Milter> start_milter(const ServeOptions& options, ScorerPool& pool,
                                     Metrics& metrics, const Log& log,
                                     std::function<void()> on_end) {
  if (!options.milter) return nullptr;
  const MilterSettings settings{*options.milter, options.socket_mode, options.on_spam,
                                options.on_error, kLimits.mail_bytes};
  auto milter = std::make_unique<Milter>(settings, pool, metrics, log, std::move(on_end));
  log("milter on " + describe(*options.milter));
  return milter;
}

Tell make_tell(const ServeOptions& options, ServedModel& served, ScorerPool& pool) {
  if (!options.allow_learning) return nullptr;
  return [&](const std::string& mail, const SpamdTell& tell) {
    const TellOutcome outcome = tell_model(options.model, options.reception, mail, tell);
    served.follow_file();
    pool.drop_old_models();
    return outcome;
  };
}

int serve(const ServeOptions& options) {
  block_signals();
  const Log log = [](std::string_view line) { print_note(kProgram, line); };
  Metrics metrics;
  ServedModel served(options.model, options.reception, log, metrics);
  note_missing_files(*served.current());
  const auto identity = [&] { return describe_identity(served.current()->model().identity); };
  log("model " + identity() + " is in use");
  ScorerPool pool(served, options.threads, metrics);
  SpamdService service(pool,
                       {kLimits.mail_bytes, options.reasons, wording_language(options.language)},
                       make_tell(options, served, pool), metrics, log);
  ModelFollower follower(served, pool);
  ServerWork work;
  work.answer = [&](const SpamdRequest& request, std::string mail) {
    return service.answer(request, std::move(mail));
  };
  work.metrics_answer = [&](std::string_view head) {
    return answer_metrics_request(head, [&] { return metrics.page(identity()); });
  };
  work.on_hangup = [&] { follower.reload_soon(); };
  Server server(limits_of(options), options.threads, std::move(work), metrics, log);
  open_doors(options, server, log);
  std::atomic<bool> milter_failed = false;
  std::unique_ptr<Milter> milter = start_milter(options, pool, metrics, log, [&] {
    milter_failed = true;
    server.stop();
  });
  server.run();
  milter.reset();
  log(milter_failed ? "ended, for the milter did" : "ended");
  return static_cast<int>(milter_failed ? Exit::could_not_run : Exit::done);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program(kProgram, [&] {
    ServeOptions options;
    return parse_command_line(argc, argv, options) ? serve(options) : 0;
  });
}
