// The identity of a mail's content, to notice the same mail twice, and copies that must not stand
// on both sides of a test.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace furui {

/// 128 bits (XXH3), enough that two different mails of one corpus never share it by chance.
struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend auto operator<=>(const Digest&, const Digest&) = default;
};

/// For unordered containers.
struct DigestHash {
  std::size_t operator()(const Digest& digest) const {
    return static_cast<std::size_t>(digest.low);
  }
};

struct MailDigests {
  Digest content;  ///< From, To, Subject, Date, Message-ID and body: what the sender wrote
  Digest body;     ///< the body alone; equal in the copies of one campaign
};

/// Digests a mail's bytes. Fields that servers, filters and mailboxes add do not count, nor do line
/// ends and white space at the end, so that the same mail from two places is the same.
[[nodiscard]] MailDigests digest_mail(std::string_view bytes);

}  // namespace furui
