// A milter through libmilter, for Postfix and Sendmail: judges mails while they come in.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "serve/endpoint.h"
#include "serve/log.h"
#include "serve/metrics.h"
#include "serve/scorer_pool.h"

namespace furui {

enum class OnSpam : std::uint8_t { tag, quarantine, reject, discard };
enum class OnError : std::uint8_t { accept, tempfail };

struct MilterSettings {
  Endpoint place;
  mode_t socket_mode = 0660;
  OnSpam on_spam = OnSpam::tag;
  OnError on_error = OnError::accept;
  std::size_t most_mail_bytes = 0;  ///< of a mail that are judged; scoring looks at no more
};

/// One in a process, for libmilter is one: it has threads, a listener and a thread for signals of
/// its own. That thread takes SIGTERM, SIGINT and SIGHUP for its end; Server, which must run in the
/// main thread with these signals open to it, gets them first (Linux prefers the main thread).
class Milter {
 public:
  class State;  // what libmilter's callbacks reach

  /// Begins to listen and to serve. `on_end` is called when libmilter ends unasked. Throws Error
  /// when the place is taken or forbidden.
  Milter(const MilterSettings& settings, ScorerPool& pool, Metrics& metrics, Log log,
         std::function<void()> on_end);

  /// Waits some seconds for mails under way, then ends; what is cut off is judged by the mail
  /// server's own setting (Postfix: milter_default_action).
  ~Milter();
  Milter(const Milter&) = delete;
  Milter& operator=(const Milter&) = delete;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace furui
