#include "serve/milter.h"

#include <arpa/inet.h>
#include <libmilter/mfapi.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstring>
#include <ctime>
#include <exception>
#include <string>
#include <thread>
#include <utility>

#include "base/error.h"
#include "score/passthrough.h"
#include "serve/listening_socket.h"
#include "serve/milter_mail.h"

namespace furui {
namespace {

constexpr std::string_view kFieldName = "X-Furui-Status";
/// Bytes of all mails under way; one more mail is an error then. libmilter has no limit of its own.
constexpr std::size_t kMostBytesUnderWay = std::size_t{512} << 20;
/// Seconds a mail server may be silent: longer than an SMTP client may be (RFC 5321, 4.5.3.2).
constexpr int kSilenceSeconds = 660;
constexpr std::chrono::seconds kDrain{10};
constexpr std::chrono::milliseconds kDrainStep{20};

std::string milter_name(const Endpoint& place) {
  if (!place.path.empty()) return "unix:" + place.path;
  const bool is_six = place.address.find(':') != std::string::npos;
  return (is_six ? "inet6:" : "inet:") + std::to_string(place.port) + '@' + place.address;
}

/// "192.0.2.1", "IPv6:2001:db8::1", as Received fields have it; empty for other families.
std::string address_text(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address == nullptr) return {};
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof four);
    return ::inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 six{};
    std::memcpy(&six, address, sizeof six);
    return std::string("IPv6:") + ::inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
  }
  return {};
}

/// A connection of the mail server, and its mail under way.
struct Session {
  MilterEnvelope envelope;
  std::unique_ptr<MilterMail> mail;
  std::size_t counted_bytes = 0;
  bool has_blanks = false;  // values come and go with the blank behind the colon
  bool overflowed = false;
};

std::string symbol(SMFICTX* context, const char* name) {
  std::string copy(name);  // libmilter takes names as not const
  const char* value = ::smfi_getsymval(context, copy.data());
  return value == nullptr ? std::string() : std::string(value);
}

std::string protocol_of(SMFICTX* context) {
  std::string protocol = "ESMTP";
  if (!symbol(context, "{tls_version}").empty()) protocol += 'S';
  if (!symbol(context, "{auth_type}").empty()) protocol += 'A';
  return protocol;
}

}  // namespace

class Milter::State {
 public:
  State(const MilterSettings& settings, ScorerPool& pool, Metrics& metrics, Log log,
        std::function<void()> on_end)
      : settings_(settings),
        pool_(pool),
        metrics_(metrics),
        log_(std::move(log)),
        on_end_(std::move(on_end)) {}

  void start();
  void stop();

  sfsistat negotiate(SMFICTX* context, unsigned long offered_actions, unsigned long offered_steps,
                     unsigned long* actions, unsigned long* steps);
  void begin_mail(Session& session, const char* sender);
  void end_mail(Session& session);
  void begin_header(SMFICTX* context, Session& session);
  void count_bytes(Session& session);
  sfsistat judge(SMFICTX* context, Session& session);
  sfsistat fail(SMFICTX* context, Session& session, std::string_view why);

 private:
  [[nodiscard]] unsigned long wanted_actions() const;
  sfsistat answer_spam(SMFICTX* context);
  static void mark(SMFICTX* context, const Session& session, const std::string& header);

  MilterSettings settings_;
  ScorerPool& pool_;
  Metrics& metrics_;
  Log log_;
  std::function<void()> on_end_;
  std::atomic<std::size_t> bytes_under_way_ = 0;
  std::atomic<int> mails_under_way_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

namespace {

/// libmilter's callbacks know their connection, and nothing else, so the one milter of the process
/// stands here.
Milter::State* the_milter = nullptr;

Session* session_of(SMFICTX* context) {
  return static_cast<Session*>(::smfi_getpriv(context));
}

/// Runs the work of a callback. No exception may pass through libmilter, which is C.
template <class Work>
sfsistat guarded(SMFICTX* context, const Work& work) {
  Session* session = session_of(context);
  if (session == nullptr) return SMFIS_TEMPFAIL;
  try {
    return work(*session);
  } catch (const std::exception& problem) {
    return the_milter->fail(context, *session, problem.what());
  }
}

sfsistat on_negotiate(SMFICTX* context, unsigned long actions, unsigned long steps,
                      unsigned long /*unused*/, unsigned long /*unused*/,
                      unsigned long* wanted_actions, unsigned long* wanted_steps,
                      unsigned long* unused_0, unsigned long* unused_1) {
  *unused_0 = 0;
  *unused_1 = 0;
  return the_milter->negotiate(context, actions, steps, wanted_actions, wanted_steps);
}

sfsistat on_connect(SMFICTX* context, char* name, sockaddr* address) {
  return guarded(context, [&](Session& session) {
    session.envelope.client_name = name == nullptr ? "" : name;
    session.envelope.client_address = address_text(address);
    return SMFIS_CONTINUE;
  });
}

sfsistat on_helo(SMFICTX* context, char* greeting) {
  return guarded(context, [&](Session& session) {
    session.envelope.greeting = greeting == nullptr ? "" : greeting;
    return SMFIS_CONTINUE;
  });
}

sfsistat on_sender(SMFICTX* context, char** words) {
  return guarded(context, [&](Session& session) {
    the_milter->begin_mail(session, words[0]);
    return SMFIS_CONTINUE;
  });
}

sfsistat on_recipient(SMFICTX* context, char** words) {
  return guarded(context, [&](Session& session) {
    if (session.envelope.recipients++ == 0) session.envelope.recipient = words[0];
    return SMFIS_CONTINUE;
  });
}

sfsistat on_header(SMFICTX* context, char* name, char* value) {
  return guarded(context, [&](Session& session) {
    the_milter->begin_header(context, session);
    session.mail->add_field(name, (session.has_blanks ? "" : " ") + std::string(value));
    the_milter->count_bytes(session);
    return SMFIS_CONTINUE;
  });
}

sfsistat on_header_end(SMFICTX* context) {
  return guarded(context, [&](Session& session) {
    the_milter->begin_header(context, session);
    session.mail->end_header();
    return SMFIS_CONTINUE;
  });
}

sfsistat on_body(SMFICTX* context, unsigned char* bytes, std::size_t size) {
  return guarded(context, [&](Session& session) {
    if (session.overflowed || !session.mail) return SMFIS_CONTINUE;
    session.mail->add_body({reinterpret_cast<const char*>(bytes), size});  // NOLINT
    the_milter->count_bytes(session);
    return SMFIS_CONTINUE;
  });
}

sfsistat on_mail_end(SMFICTX* context) {
  return guarded(context, [&](Session& session) { return the_milter->judge(context, session); });
}

sfsistat on_abort(SMFICTX* context) {
  return guarded(context, [&](Session& session) {
    the_milter->end_mail(session);
    return SMFIS_CONTINUE;
  });
}

sfsistat on_close(SMFICTX* context) {
  Session* session = session_of(context);
  if (session == nullptr) return SMFIS_CONTINUE;
  the_milter->end_mail(*session);
  ::smfi_setpriv(context, nullptr);
  delete session;  // libmilter keeps it as a bare pointer
  return SMFIS_CONTINUE;
}

}  // namespace

void Milter::State::start() {
  // Says what is wrong when the place is taken, and takes away a dead socket; libmilter does
  // neither.
  { const ListeningSocket probe(settings_.place, settings_.socket_mode); }
  smfiDesc callbacks{};
  std::string name = "furui";
  callbacks.xxfi_name = name.data();
  callbacks.xxfi_version = SMFI_VERSION;
  callbacks.xxfi_flags = wanted_actions();
  callbacks.xxfi_connect = on_connect;
  callbacks.xxfi_helo = on_helo;
  callbacks.xxfi_envfrom = on_sender;
  callbacks.xxfi_envrcpt = on_recipient;
  callbacks.xxfi_header = on_header;
  callbacks.xxfi_eoh = on_header_end;
  callbacks.xxfi_body = on_body;
  callbacks.xxfi_eom = on_mail_end;
  callbacks.xxfi_abort = on_abort;
  callbacks.xxfi_close = on_close;
  callbacks.xxfi_negotiate = on_negotiate;
  the_milter = this;
  std::string place = milter_name(settings_.place);
  const mode_t old_mask = ::umask(~settings_.socket_mode & 0777U);
  const bool is_open = ::smfi_setconn(place.data()) == MI_SUCCESS &&
                       ::smfi_settimeout(kSilenceSeconds) == MI_SUCCESS &&
                       ::smfi_register(callbacks) == MI_SUCCESS &&
                       ::smfi_opensocket(false) == MI_SUCCESS;
  ::umask(old_mask);
  if (!is_open) {
    throw Error(describe(settings_.place), "cannot be listened on", "name another place");
  }
  thread_ = std::thread([this] {
    ::smfi_main();
    if (!stopping_) on_end_();
  });
}

void Milter::State::stop() {
  if (!thread_.joinable()) return;
  stopping_ = true;
  const auto end = std::chrono::steady_clock::now() + kDrain;
  while (mails_under_way_ > 0 && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(kDrainStep);
  }
  ::smfi_stop();
  thread_.join();
}

unsigned long Milter::State::wanted_actions() const {
  const bool quarantines = settings_.on_spam == OnSpam::quarantine;
  return SMFIF_ADDHDRS | SMFIF_CHGHDRS | (quarantines ? SMFIF_QUARANTINE : 0UL);
}

sfsistat Milter::State::negotiate(SMFICTX* context, unsigned long offered_actions,
                                  unsigned long offered_steps, unsigned long* actions,
                                  unsigned long* steps) {
  if ((wanted_actions() & ~offered_actions) != 0) {
    log_("milter: the mail server does not let us change a mail's header");
    return SMFIS_REJECT;
  }
  *actions = wanted_actions();
  *steps = offered_steps & (SMFIP_NOUNKNOWN | SMFIP_NODATA | SMFIP_HDR_LEADSPC);
  auto session = std::make_unique<Session>();
  session->has_blanks = (*steps & SMFIP_HDR_LEADSPC) != 0;
  ::smfi_setpriv(context, session.release());
  return SMFIS_CONTINUE;
}

void Milter::State::begin_mail(Session& session, const char* sender) {
  end_mail(session);
  session.mail = std::make_unique<MilterMail>(settings_.most_mail_bytes);
  session.envelope.sender = sender;
  session.envelope.recipients = 0;
  session.overflowed = false;
  ++mails_under_way_;
}

void Milter::State::end_mail(Session& session) {
  if (!session.mail) return;
  session.mail.reset();
  bytes_under_way_ -= std::exchange(session.counted_bytes, 0);
  --mails_under_way_;
}

/// Before the first field, when the server has told all it knows of the mail's coming.
void Milter::State::begin_header(SMFICTX* context, Session& session) {
  if (!session.mail->bytes().empty()) return;
  MilterEnvelope& envelope = session.envelope;
  envelope.host = symbol(context, "j");
  envelope.server = symbol(context, "v");
  envelope.server.resize(std::min(envelope.server.find(' '), envelope.server.size()));
  envelope.protocol = protocol_of(context);
  envelope.queue_id = symbol(context, "i");
  session.mail->add_trace(envelope, std::time(nullptr));
}

void Milter::State::count_bytes(Session& session) {
  const std::size_t size = session.mail->bytes().size();
  bytes_under_way_ += size - session.counted_bytes;
  session.counted_bytes = size;
  if (bytes_under_way_ > kMostBytesUnderWay) session.overflowed = true;
}

sfsistat Milter::State::judge(SMFICTX* context, Session& session) {
  if (!session.mail) return SMFIS_CONTINUE;
  if (session.overflowed) return fail(context, session, "too many mails are under way at once");
  ScorerPool::Loan loan = pool_.borrow();
  const Verdict verdict = loan.score(session.mail->bytes());
  const bool is_spam = verdict.kind == VerdictKind::spam;
  mark(context, session, status_header(verdict, loan.model().identity));
  end_mail(session);
  return is_spam ? answer_spam(context) : sfsistat{SMFIS_CONTINUE};
}

sfsistat Milter::State::answer_spam(SMFICTX* context) {
  switch (settings_.on_spam) {
    case OnSpam::tag:
      break;
    case OnSpam::quarantine: {
      std::string reason = "furui: spam";
      ::smfi_quarantine(context, reason.data());
      break;
    }
    case OnSpam::reject: {
      std::string code = "550";
      std::string extended = "5.7.1";
      std::string text = "This mail looks like spam";
      ::smfi_setreply(context, code.data(), extended.data(), text.data());
      return SMFIS_REJECT;
    }
    case OnSpam::discard:
      return SMFIS_DISCARD;
  }
  return SMFIS_CONTINUE;
}

/// Only at a mail's end is its header open to changes, so an error before that is only told then.
sfsistat Milter::State::fail(SMFICTX* context, Session& session, std::string_view why) {
  metrics_.count_trouble(Trouble::milter);
  log_("milter: a mail could not be judged: " + std::string(why));
  if (settings_.on_error == OnError::accept && session.mail) {
    mark(context, session, error_status_header());
  }
  end_mail(session);
  return settings_.on_error == OnError::accept ? SMFIS_ACCEPT : SMFIS_TEMPFAIL;
}

/// Takes forged fields out, from the last so that the numbers of the others stay, and adds ours.
void Milter::State::mark(SMFICTX* context, const Session& session, const std::string& header) {
  for (const auto& [name, count] : session.mail->forged()) {
    std::string copy(name);
    for (int i = count; i > 0; --i) ::smfi_chgheader(context, copy.data(), i, nullptr);
  }
  std::string name(kFieldName);
  std::string value = header.substr(kFieldName.size() + (session.has_blanks ? 1 : 2));
  ::smfi_insheader(context, 0, name.data(), value.data());
}

Milter::Milter(const MilterSettings& settings, ScorerPool& pool, Metrics& metrics, Log log,
               std::function<void()> on_end)
    : state_(std::make_unique<State>(settings, pool, metrics, std::move(log), std::move(on_end))) {
  state_->start();
}

Milter::~Milter() {
  state_->stop();
}

}  // namespace furui
