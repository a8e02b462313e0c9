// The beginning of a mail as the sender's program wrote it, undecoded: for byte n-grams, which need
// no charset, no markup and no language (Goodman and Yih 2006, "Online Discriminative Spam Filter
// Training"; Sculley and Wachman 2007, "Relaxed Online SVMs for Spam Filtering"). Not text: that is
// tokenize/text_tokens.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mail/mail.h"

namespace furui {

/// Bytes read of the header and of the body, each: a header's fields and what a reader sees first.
inline constexpr std::size_t kSenderBytes = 3000;

/// Raw bytes with every digit as 0, for digits tell the day and the serial number, and with roles
/// in place of the receivers' names and of mail addresses.
struct SenderBytes {
  std::string header;  ///< fields that the sender's side writes, in their order; no Date, no trace
  std::string body;    ///< MIME borders and transfer encodings as they stand
};

/// Cuts them out of `bytes`, of which `mail` was parsed.
[[nodiscard]] SenderBytes sender_bytes(std::string_view bytes, const Mail& mail);

}  // namespace furui
