// The identity of a mail's content, to notice the same mail twice.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace furui {

/// 128 bits (XXH3), enough that two different mails of one corpus never share it by chance.
struct MailDigest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend auto operator<=>(const MailDigest&, const MailDigest&) = default;
};

/// For unordered containers.
struct MailDigestHash {
  std::size_t operator()(const MailDigest& digest) const {
    return static_cast<std::size_t>(digest.low);
  }
};

/// Digests a mail's bytes. Line ends are taken as LF, and white space at the end is left out, so
/// that the same mail from a Maildir and from an mbox is the same.
[[nodiscard]] MailDigest digest_mail(std::string_view bytes);

}  // namespace furui
