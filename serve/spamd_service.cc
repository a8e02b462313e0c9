#include "serve/spamd_service.h"

#include <exception>
#include <utility>

#include "score/output.h"
#include "score/passthrough.h"
#include "serve/inflate.h"

namespace furui {
namespace {

std::string signal_names(std::span<const Signal> signals) {
  std::string names;
  for (const Signal& signal : signals) {
    if (!names.empty()) names += ',';
    names += signal_table()[signal.id].name;
  }
  return names;
}

/// The header block with the empty line behind it, or the whole mail when it has no body.
std::string_view header_block(std::string_view mail) {
  for (auto end = mail.find('\n'); end != std::string_view::npos; end = mail.find('\n', end + 1)) {
    const std::string_view rest = mail.substr(end + 1);
    if (rest.starts_with('\n')) return mail.substr(0, end + 2);
    if (rest.starts_with("\r\n")) return mail.substr(0, end + 3);
  }
  return mail;
}

}  // namespace

SpamdService::SpamdService(ScorerPool& pool, SpamdSettings settings, Tell tell, Metrics& metrics,
                           Log log)
    : pool_(pool),
      settings_(settings),
      tell_(std::move(tell)),
      metrics_(metrics),
      log_(std::move(log)) {}

std::string SpamdService::answer(const SpamdRequest& request, std::string mail) noexcept {
  try {
    return answer_mail(request, std::move(mail));
  } catch (const std::exception& problem) {
    log_(std::string(command_name(request.command)) + ": " + problem.what());
    return failure_answer({75, "EX_TEMPFAIL", "the mail could not be judged now"});
  }
}

std::string SpamdService::answer_mail(const SpamdRequest& request, std::string mail) {
  if (request.command == SpamdCommand::ping) return ping_answer();
  if (request.is_compressed) {
    Inflated unpacked = inflate(mail, settings_.most_mail_bytes);
    if (unpacked.outcome == InflateOutcome::damaged) {
      metrics_.count_trouble(Trouble::protocol);
      return failure_answer(protocol_failure("the mail is no zlib stream"));
    }
    if (unpacked.outcome == InflateOutcome::too_large) {
      metrics_.count_trouble(Trouble::too_large);
      return failure_answer({65, "EX_DATAERR", "the mail is too large"});
    }
    mail = std::move(unpacked.bytes);
  }
  return request.command == SpamdCommand::tell ? take_tell(request.tell, mail)
                                               : judge(request.command, mail);
}

std::string SpamdService::judge(SpamdCommand command, const std::string& mail) {
  ScorerPool::Loan loan = pool_.borrow();
  const double spam_from = loan.model().thresholds.spam_from;
  if (command == SpamdCommand::report || command == SpamdCommand::report_if_spam) {
    const Explanation explanation = loan.explain(mail);
    const bool wanted =
        command == SpamdCommand::report || explanation.verdict.kind == VerdictKind::spam;
    return body_answer(
        spam_field(explanation.verdict, spam_from),
        wanted ? explain_text(explanation, "-", settings_.reasons, settings_.language) : "");
  }
  const Verdict verdict = loan.score(mail);
  const std::string field = spam_field(verdict, spam_from);
  if (command == SpamdCommand::check) return check_answer(field);
  if (command == SpamdCommand::symbols) return body_answer(field, signal_names(loan.signals()));
  const std::string header = status_header(verdict, loan.model().identity);
  if (command == SpamdCommand::process) return body_answer(field, with_status(mail, header));
  return body_answer(field, with_status(header_block(mail), header));
}

std::string SpamdService::take_tell(const SpamdTell& tell, const std::string& mail) {
  if (!tell_) {
    return failure_answer({69, "EX_UNAVAILABLE",
                           "TELL is not allowed here; start furui-serve with --allow-learning"});
  }
  if (!tell.set && !tell.remove) return tell_answer({});
  try {
    const TellOutcome outcome = tell_(mail, tell);
    if (outcome.did_set || outcome.did_remove) metrics_.count_learnt();
    return tell_answer(outcome);
  } catch (const std::exception& problem) {
    metrics_.count_trouble(Trouble::learning);
    log_(std::string("TELL: ") + problem.what());
    return failure_answer({75, "EX_TEMPFAIL", "the mail could not be learnt now"});
  }
}

}  // namespace furui
