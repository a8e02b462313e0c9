// A request of the spamd protocol, whole in memory -> its answer. Knows no socket.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "score/property_wording.h"
#include "serve/log.h"
#include "serve/scorer_pool.h"
#include "serve/spamd_answer.h"
#include "serve/spamd_request.h"

namespace furui {

/// Learns or forgets one mail, and returns when the mails after it are judged by what was learnt.
/// Throws Error when that cannot be done.
using Tell = std::function<TellOutcome(const std::string& mail, const SpamdTell& tell)>;

struct SpamdSettings {
  std::size_t most_mail_bytes = 0;  ///< after unpacking
  std::size_t reasons = 15;         ///< of a REPORT, as furui-score --explain has them
  Language language = Language::english;
};

class SpamdService {
 public:
  /// Without `tell`, TELL is refused.
  SpamdService(ScorerPool& pool, SpamdSettings settings, Tell tell, Metrics& metrics, Log log);

  /// Answers any request but SKIP; `mail` is its body. Never throws: what fails is an answer. For
  /// several threads at once.
  [[nodiscard]] std::string answer(const SpamdRequest& request, std::string mail) noexcept;

 private:
  [[nodiscard]] std::string judge(SpamdCommand command, const std::string& mail);
  [[nodiscard]] std::string take_tell(const SpamdTell& tell, const std::string& mail);
  [[nodiscard]] std::string answer_mail(const SpamdRequest& request, std::string mail);

  ScorerPool& pool_;
  SpamdSettings settings_;
  Tell tell_;
  Metrics& metrics_;
  Log log_;
};

}  // namespace furui
