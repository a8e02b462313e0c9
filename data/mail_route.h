// The way of an invented mail: the fields that servers put on top of it, and the dates they write.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "data/random.h"

namespace furui {

/// What the receiving server finds out of who sends.
enum class SenderProof : std::uint8_t {
  none,    ///< nothing published
  passed,  ///< the From domain's own servers
  failed   ///< somebody else's
};

struct MailRoute {
  std::string recipient;  ///< mailbox
  std::string
      receiving_host;  ///< decides which server program it is, and whether it writes results
  std::string envelope_sender;  ///< address
  std::string from_domain;
  std::string sending_host;
  std::string signing_domain;  ///< of DKIM; empty: unsigned
  SenderProof proof = SenderProof::none;
  std::int64_t sent = 0;  ///< Unix seconds
};

/// "Mon, 3 Jun 2024 10:00:00 +0900".
[[nodiscard]] std::string mail_date(std::int64_t unix_seconds, int zone_minutes);

/// Return-Path, Received, perhaps Authentication-Results; lines ending in LF. Addresses are of the
/// documentation ranges (RFC 5737).
[[nodiscard]] std::string route_fields(const MailRoute& route, Random& random);

/// The value of a DKIM-Signature that nobody can verify.
[[nodiscard]] std::string invented_signature(std::string_view domain, Random& random);

/// `count` letters and digits, lower case.
[[nodiscard]] std::string random_letters(std::size_t count, Random& random);

}  // namespace furui
