// What the receiving server found out about the sender (RFC 8601), told apart from what came with
// the mail: only the server's own word counts. It proves a domain, never honesty.
#pragma once

#include <string>
#include <string_view>

#include "mail/mail.h"
#include "signals/reception.h"

namespace furui {

struct Authentication {
  bool present = false;  ///< the receiving server wrote results
  std::string spf;       ///< result words, empty when not given
  std::string dkim;      ///< "pass" when any signature passed
  std::string dmarc;
  bool aligned = false;            ///< something passed for the registrable domain of From
  bool claimed_by_sender = false;  ///< a pass that no receiving hop can have written
};

/// Judges the results of a mail whose From has the registrable domain `from_domain`. Trusted is
/// what stands above all Received fields, or else the topmost field, if its authserv-id is the
/// receiving host, shares its registrable domain, or is one the user named.
[[nodiscard]] Authentication judge_authentication(const Mail& mail, std::string_view from_domain,
                                                  const Reception& reception);

}  // namespace furui
