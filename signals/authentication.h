// What the receiving server found out about the sender (RFC 8601), told apart from what came with
// the mail: only the server's own word counts. It proves a domain, never honesty.
#pragma once

#include <cstddef>
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

/// Gives where the receiver's own hops begin in mail.received: the topmost hop that tells whom it
/// took the mail from. Hops above it that do not (Gmail's "by 2002:...") hand on inside a house.
[[nodiscard]] std::size_t find_receiving_hop(const Mail& mail);

/// Judges the results of a mail whose From has the registrable domain `from_domain`. Trusted is
/// what stands above all Received fields, or else the topmost field, if its authserv-id is the
/// receiving host, shares its registrable domain, or is one the user named. Microsoft's servers
/// write none.
[[nodiscard]] Authentication judge_authentication(const Mail& mail, std::string_view from_domain,
                                                  const Reception& reception);

}  // namespace furui
